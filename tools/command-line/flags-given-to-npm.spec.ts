import { expect, test } from 'vitest';
import { flagsGivenToNpm } from './flags-given-to-npm.ts';

const options = {
  fresh: { type: 'boolean' },
  host: { type: 'boolean' },
  verbose: { type: 'boolean' },
  state: { type: 'string' },
  'port-base': { type: 'string' },
} as const;
const npm = { npm_lifecycle_event: 'start' };

// Environment variables that npm 10 and 11 set.
test.each([
  ['npm start', {}, [], []],
  ['npm start --fresh', { npm_config_fresh: 'true' }, [], ['--fresh']],
  ['npm start --no-host', { npm_config_host: '' }, [], ['--no-host']],
  ['npm start --verbose', { npm_config_loglevel: 'verbose' }, [], ['--verbose']],
  ['npm start --port-base=20000', { npm_config_port_base: '20000' }, [], ['--port-base=20000']],
  ['npm start --port-base 20000', { npm_config_port_base: 'true' }, ['20000'], ['--port-base=20000']],
])('%s', (_, environment, words, flags) => {
  expect(flagsGivenToNpm(options, { ...npm, ...environment }, words)).toEqual(flags);
});

test('it does not guess which value belongs to which flag', () => {
  const environment = { ...npm, npm_config_port_base: 'true', npm_config_state: 'true' };
  expect(() => flagsGivenToNpm(options, environment, ['20000', '/tmp/x'])).toThrow('put -- before the flags');
  expect(() => flagsGivenToNpm(options, { ...npm, npm_config_state: 'true' }, [])).toThrow('--state');
});

test('outside npm, npm’s settings are ignored', () => {
  expect(flagsGivenToNpm(options, { npm_config_fresh: 'true' }, [])).toEqual([]);
});
