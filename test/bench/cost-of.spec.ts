import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { costOfMonth, isDurable, usageOf } from '../../bench/cost/cost-of.ts';
import { Counts } from '../../bench/cost/counts.ts';
import { readPrices } from '../../bench/cost/prices.ts';
import { renderCost } from '../../bench/cost/render-cost.ts';
import { root } from '../../tools/root.ts';

const counts = Counts.parse(JSON.parse(readFileSync(join(root, 'bench/cost/counts.json'), 'utf8')));
const prices = readPrices(join(root, 'bench/cost/prices.json'));

test('the page has the figures of the counts and prices that are kept', () => {
  expect(readFileSync(join(root, 'docs', 'cost.md'), 'utf8')).toContain(renderCost(counts, prices));
});

test('a month is quantities times prices, and what has no price is left open', () => {
  const usage = {
    ...{ units: 67, executions: 20, durable: 5, operations: 10, requests: 3 },
    ...{ logBytes: 1_000, keptBytes: 1_000, keptEventBytes: 500, sentBytes: 2_000 },
  };
  const lines = costOfMonth(usage, 864_000, prices);
  const of = (name: string) => lines.find((line) => line.name === name);
  // 10 orders a second × 67 RU / 0.67 are 1,000 RU/s, ten times 100 RU/s.
  expect(of('requestUnits')?.quantity).toBeCloseTo(10 * 730);
  expect(of('requestUnits')?.usd).toBeCloseTo(10 * 730 * 0.012);
  const orders = 864_000 * 30.4;
  expect(of('executions')?.quantity).toBeCloseTo((orders * 20) / 1e6);
  // A year of orders and a month of events.
  expect(of('cosmosStorage')?.quantity).toBeCloseTo((orders * (12_000 + 500)) / 1e9);
  expect(of('busOperations')).toMatchObject({ usd: undefined });
  expect(of('busOperations')?.quantity).toBeCloseTo((orders * 10) / 1e6);
});

test('few orders pay the least that Cosmos DB bills, and the instances that traffic keeps busy', () => {
  const lines = costOfMonth(usageOf(counts, 'confirmed', prices), 1, prices);
  const of = (name: string) => lines.find((line) => line.name === name)?.quantity;
  expect(of('requestUnits')).toBe(2 * 730);
  expect(of('instanceSeconds')).toBe(14 * 2 * 730 * 3_600);
});

test('an order without webhooks includes the polls of its partner', () => {
  const polled = usageOf(counts, 'confirmed', prices);
  const { pollsPerOrder } = prices.assumptions;
  expect(polled.requests).toBeCloseTo(counts.usage.confirmed.requests + pollsPerOrder.value);
  expect(usageOf(counts, 'webhook', prices).requests).toBe(counts.usage.webhook.requests);
});

test('orchestrators and activities are durable; routes, consumers and relays are not', () => {
  expect(['order-saga', 'reserve-stock', 'undo-book-shipment'].map(isDurable)).toEqual([true, true, true]);
  expect(['placeOrder', 'deliver-webhook', 'relay-outbox'].map(isDurable)).toEqual([false, false, false]);
});
