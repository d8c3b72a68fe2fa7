import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from '../command-line/usage-error.ts';
import { runOps } from './run-ops.ts';

/** Wrong usage is reported before anything is opened: there is no stack here. */
const failure = (...flags: string[]): Promise<unknown> => runOps(flags).catch((error: unknown) => error);

test.each([
  [['orders', 'list', '--quiet-for', 'abc'], '--quiet-for abc: must be a number of minutes'],
  [['orders', 'list', '--quiet-for', '1e99'], '--quiet-for 1e99: must be a number of minutes'],
  [['orders', 'reclaim', '--all', '--quiet-for', '1e99'], '--quiet-for 1e99: must be 5 minutes or more'],
  [['orders', 'show', 'ord_nope'], 'ord_nope is not an order id'],
  [['orders', 'resume', 'ord_nope', '--all'], 'name one order or use --all, not both'],
  [
    'partners add acme --name Acme --client 11111111-1111-1111-1111-111111111111 --tier huge'.split(' '),
    '--tier huge: must be generous or small',
  ],
  [['partners', 'disable', 'ACME!'], 'ACME! is not a partner id'],
  [['orders', 'shwo', 'ord_1'], 'unknown command: orders shwo; did you mean orders show?'],
  [['order', 'list'], 'unknown command: order list; did you mean orders list?'],
  [['stats'], 'unknown command: stats; did you mean status?'],
  [['orders', '--stuck'], 'orders: name one of its commands before --stuck: list, show, resume, reclaim'],
  [['orders', '--state', 'here'], 'orders: name one of its commands before --state: list, show, resume, reclaim'],
  [['paint'], 'unknown command: paint'],
])('wrong usage is reported as such: %j', async (flags, message) => {
  const error = await failure(...flags);
  expect(error).toBeInstanceOf(UsageError);
  expect(String(error)).toContain(message);
});

test('a group name alone lists its commands, and so does a wrong command of that group', async () => {
  const own = await runOps(['orders']);
  expect(own).toContain('orders resume');
  expect(own).not.toContain('outbox list');
  expect(await runOps(['orders', '--help'])).toBe(own);
  expect(String(await failure('orders', 'shwo'))).not.toContain('outbox list');
  expect(await runOps([])).toContain('outbox list');
});

test.each([
  [['doctor', '--state', join(import.meta.dirname, 'no-state')], 'is `npm start` running?'],
  [
    ['doctor', '--azure'],
    '--azure needs the settings COSMOS__accountEndpoint and SERVICE_BUS__fullyQualifiedNamespace',
  ],
])('the doctor says once that there is nothing to examine: %j', async (flags, message) => {
  await expect(runOps(flags, {})).rejects.toThrow(message);
});
