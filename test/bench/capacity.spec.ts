import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseDemand } from '../../bench/capacity/parse-demand.ts';
import { planCapacity } from '../../bench/capacity/plan-capacity.ts';
import { renderCapacity } from '../../bench/capacity/render-capacity.ts';
import { serviceTimes } from '../../bench/capacity/service-times.ts';
import { Counts, type Usage } from '../../bench/cost/counts.ts';
import { root } from '../../tools/root.ts';

const kept = Counts.parse(JSON.parse(readFileSync(join(root, 'bench/cost/counts.json'), 'utf8')));
const usage = (changes: Partial<Usage>): Usage => ({
  ...{ units: {}, executions: {}, stored: {}, sent: 0, delivered: 0, requests: 0 },
  ...{ bytesToPartners: 0, webhooks: 0, webhookBytes: 0, telemetryBytes: 0, ...changes },
});
const plain = {
  units: { orders: 70, catalog: 50, feed: 20 },
  executions: { 'order-saga': 5 },
  stored: { catalog: 1_000, reports: 400 },
};
const counts = {
  ...kept,
  usage: {
    ...kept.usage,
    confirmed: usage({ ...plain, sent: 5, delivered: 4, requests: 1 }),
    webhook: usage({ ...plain, sent: 15, delivered: 6, requests: 1, webhooks: 5 }),
    getOrder: usage({ units: { orders: 0 }, requests: 1 }),
  },
};
const demand = { ordersPerSecond: 100, hottestPartner: 0.5, hottestSku: 0.1 };
const plan = (changes = {}) => planCapacity({ ...demand, ...changes }, counts, serviceTimes());
const need = (what: string, changes = {}) => plan(changes).needs.find((each) => each.what.startsWith(what))?.amount;
const limit = (what: string, changes = {}) =>
  plan(changes).limits.find((each) => each.what.startsWith(what))?.ordersPerSecond;

test('units and partitions are those of the counts', () => {
  expect(need('request units')).toBe(100 * 140);
  // 7,000 RU/s; of a partition's 10,000 only 7,000 are used.
  expect(need('physical partitions of orders')).toBe(1);
  expect(need('physical partitions of orders', { ordersPerSecond: 101 })).toBe(2);
});

test('half of the orders have webhooks; messaging units are powers of two', () => {
  // (9 + 21) / 2 messages an order.
  expect(need('messages')).toBe(1_500);
  expect(need('messaging units')).toBe(2);
  expect(limit('Service Bus Standard')).toBeCloseTo(1_000 / 15);
});

test('a hot SKU ends at the units of its partition, and fills it', () => {
  // 25 units for each of two lines.
  expect(limit('stock of the hottest SKU')).toBeCloseTo(10_000 / 25 / 0.1);
  expect(limit('stock of the hottest SKU', { hottestSku: 1 })).toBeCloseTo(400);
  // 30 days of sales of 650 bytes, at 10 of them a second.
  const bytes = 30 * 86_400 * 650 * 10;
  expect(need('the partition of the hottest SKU')).toBeCloseTo(bytes / 1e9);
  expect(limit('sales of the hottest SKU')).toBeCloseTo((20e9 / bytes) * 100);
});

test('a hot partner ends at the units of its feed', () => {
  expect(limit('feed of the hottest partner')).toBeCloseTo(10_000 / 20 / 0.5);
});

test('sagas end at the answers of four partitions', () => {
  expect(limit('sagas')).toBeCloseTo((4 * 150) / 5);
});

test('what ends first comes first, and what is below the demand is marked', () => {
  const { limits } = plan();
  const rates = limits.map(({ ordersPerSecond }) => ordersPerSecond);
  expect(rates).toEqual([...rates].sort((a, b) => a - b));
  const marked = renderCapacity(demand, plan())
    .split('\n')
    .filter((line) => line.startsWith('!'));
  expect(marked).toHaveLength(rates.filter((rate) => rate < 100).length);
});

test('the page shows what the command prints', () => {
  const asked = parseDemand({ 'orders-per-second': '100' });
  const printed = renderCapacity(asked, planCapacity(asked, kept, serviceTimes()));
  expect(readFileSync(join(root, 'docs/scale.md'), 'utf8')).toContain(printed);
});

test.each([
  [{}, '--orders-per-second is needed'],
  [{ 'orders-per-second': '0' }, 'must be a number above 0'],
  [{ 'orders-per-second': 'many' }, 'must be a number above 0'],
  [{ 'orders-per-second': '1e9' }, 'must be a number above 0'],
  [{ 'orders-per-second': '5', 'hottest-sku': '2' }, '--hottest-sku 2: must be a share'],
  [{ 'orders-per-second': '5', 'hottest-partner': '-1' }, '--hottest-partner -1: must be a share'],
])('%j is refused', (given, message) => {
  expect(() => parseDemand(given)).toThrow(message);
});
