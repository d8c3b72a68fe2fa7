import { execFile } from 'node:child_process';

import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../tools/root.ts';
import type { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { writeStackFile } from '../../tools/run-locally/client/stack-file.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

const run = promisify(execFile);
let stack: RunningStack;
let acme: PartnerClient;

beforeAll(async () => {
  stack = await RunningStack.start();
  acme = await stack.partner('acme');
});
afterAll(() => stack?.stop());

async function report() {
  // Also across midnight.
  const [from, to] = [-1, 1].map((days) => new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10));
  const response = await acme.request('GET', `/v1/reports/daily?from=${from}&to=${to}`);
  const { data } = (await response.json()) as { data: Record<string, unknown>[] };
  return data.map(({ orders, confirmed, failed, revenue }) => ({ orders, confirmed, failed, revenue }));
}

function ops(...flags: string[]) {
  return run(process.execPath, [join(root, 'tools', 'operator', 'ops.ts'), ...flags, '--state', stack.directory]);
}

test('a partner’s daily report counts its orders, and an operator can rebuild it', async () => {
  const orders = await Promise.all([
    acme.place(anOrder()),
    acme.place(anOrder()),
    acme.place(anOrder({ paymentMethod: 'pm_card_visa_chargeDeclined' })),
  ]);
  const ended = await Promise.all(orders.map(({ id }) => stack.ended('acme', id)));
  const amount = ended
    .filter((order) => order.status === 'confirmed')
    .reduce((sum, order) => sum + order.total.amount, 0);
  const expected = [{ orders: 3, confirmed: 2, failed: 1, revenue: { amount, currency: 'EUR' } }];
  await until(
    'the report to have counted it all',
    async () => JSON.stringify(await report()) === JSON.stringify(expected),
  );

  writeStackFile(stack.directory, stack.prepared.toStackFile(stack.host.url));
  const { stdout } = await ops('reports', 'rebuild', '--partner', 'acme');
  expect(stdout).toMatch(/acme: \d+ events counted, all days were right/);
  expect(await report()).toEqual(expected);
});

test.each([
  [['reports', 'paint'], 'unknown command: reports paint'],
  [['reports', 'rebuild'], 'name the partner with --partner, or use --all or --unfinished'],
  [['reports', 'rebuild', '--partner', 'nobody'], 'there is no partner nobody'],
  [['reports', 'rebuild', '--partner', 'No Such'], 'is not a partner id'],
])('an operator’s invalid input is refused: %s', async (flags, message) => {
  await expect(ops(...flags)).rejects.toThrow(message);
});
