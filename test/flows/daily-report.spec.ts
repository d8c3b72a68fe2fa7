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

// Also across midnight.
const days = [-1, 1].map((days) => new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10));
const ask = (kind: 'daily' | 'hourly' | 'products', accept = 'application/json') =>
  acme.request('GET', `/v1/reports/${kind}?from=${days[0]}&to=${days[1]}`, { headers: { accept } });

async function report(kind: 'daily' | 'hourly') {
  const { data } = (await (await ask(kind)).json()) as { data: Record<string, unknown>[] };
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
    async () => JSON.stringify(await report('daily')) === JSON.stringify(expected),
  );

  writeStackFile(stack.directory, stack.prepared.toStackFile(stack.host.url));
  const { stdout } = await ops('reports', 'rebuild', '--partner', 'acme');
  expect(stdout).toMatch(/acme: \d+ events counted, all days were right/);
  expect(await report('daily')).toEqual(expected);
  // It may have become a new hour meanwhile.
  const hours = (await report('hourly')).map(({ orders }) => Number(orders));
  expect(hours.reduce((sum, orders) => sum + orders, 0)).toBe(3);

  const byProduct = (await (await ask('products')).json()) as { data: Record<string, unknown>[] };
  const { lines } = anOrder() as { lines: { quantity: number }[] };
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const sum = (field: string) => byProduct.data.reduce((all, row) => all + Number(row[field]), 0);
  expect([sum('ordered'), sum('sold')]).toEqual([3 * units, 2 * units]);
  expect(byProduct).not.toHaveProperty('withoutProducts');

  const csv = await ask('daily', 'text/csv');
  expect(csv.headers.get('content-type')).toMatch('text/csv');
  expect((await csv.text()).split('\r\n')).toEqual([
    'day,currency,orders,confirmed,failed,cancelled,revenue,cancelledValue,refunds,refunded,asOf,unreadable',
    expect.stringMatching(new RegExp(`^\\d{4}-\\d\\d-\\d\\d,EUR,3,2,1,0,${amount},0,0,0,\\d{4}-.*Z,$`)),
    '',
  ]);
  const { status, headers } = await ask('hourly', 'image/png');
  expect([status, headers.get('vary')]).toEqual([406, 'accept, accept-encoding']);
});

test.each([
  [['reports', 'paint'], 'unknown command: reports paint'],
  [['reports', 'rebuild'], 'name the partner with --partner, or use --all or --unfinished'],
  [['reports', 'rebuild', '--partner', 'nobody'], 'there is no partner nobody'],
  [['reports', 'rebuild', '--partner', 'No Such'], 'is not a partner id'],
])('an operator’s invalid input is refused: %s', async (flags, message) => {
  await expect(ops(...flags)).rejects.toThrow(message);
});
