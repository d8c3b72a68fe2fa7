import { expect, test } from 'vitest';
import { compareVersions, mayRun } from './version-match.ts';

test.each([
  ['', '', 0],
  ['', '1', -1],
  ['1', '', 1],
  ['1.9', '1.10', -1],
  ['1.0', '1.0.0', -1],
  ['2.0.0.1', '2.0.0.0', 1],
  ['blue', 'GREEN', -1],
  ['v2', 'V2', 0],
])('"%s" against "%s" is %i', (a, b, expected) => {
  expect(Math.sign(compareVersions(a, b))).toBe(expected);
});

test.each([
  ['CurrentOrOlder', '1.0', true],
  ['CurrentOrOlder', '', true],
  ['CurrentOrOlder', '2.1', false],
  ['Strict', '2.0', true],
  ['Strict', '1.0', false],
  ['None', '9.9', true],
] as const)('with %s, a deployment of version 2.0 runs "%s": %s', (versionMatchStrategy, version, expected) => {
  expect(mayRun(version, { defaultVersion: '2.0', versionMatchStrategy })).toBe(expected);
});

test('a deployment without a version runs everything', () => {
  expect(mayRun('9.9', { defaultVersion: '', versionMatchStrategy: 'Strict' })).toBe(true);
});
