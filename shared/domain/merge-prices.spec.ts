import { expect, test } from 'vitest';
import { mergePrices, type PricePatch } from './merge-prices.ts';
import { findPriceAt, PRICE_NOTICE_MS, type ScheduledPrice, schedulePrices } from './price-schedule.ts';

const start = Date.parse('2026-01-01T00:00:00Z');
const at = (seconds: number) => new Date(start + seconds * 1_000);
const price = (amount: number, priceList: string, from = 0, more: Partial<ScheduledPrice> = {}): ScheduledPrice => ({
  ...{ amount, currency: 'EUR', priceList, validFrom: at(from).toISOString() },
  ...more,
});
const patch = (amount: number | null, priceList: string): PricePatch => ({
  ...{ amount, currency: 'EUR', priceList, validFrom: undefined },
});
const known = [price(1_000, 'default', -500), price(900, 'default', -50), price(800, 'gold'), price(700, 'gold', 600)];

function afterPatch(...patches: PricePatch[]) {
  const scheduling = schedulePrices(known, mergePrices(known, patches, at(100)), at(100));
  if (scheduling.kind !== 'scheduled') throw new Error(scheduling.kind);
  const { prices } = scheduling;
  return (priceList: string, seconds: number) =>
    findPriceAt(prices, { priceList, currency: 'EUR' }, at(seconds))?.amount;
}
const AFTER_NOTICE = 101 + PRICE_NOTICE_MS / 1_000;

test('a list that a patch does not name keeps its prices, also the announced ones', () => {
  const amountOf = afterPatch(patch(950, 'default'));
  expect([amountOf('default', 101), amountOf('default', AFTER_NOTICE)]).toEqual([900, 950]);
  expect([amountOf('gold', AFTER_NOTICE), amountOf('gold', 601)]).toEqual([800, 700]);
});

test('a list that is null ends, and its partners pay the default price', () => {
  const amountOf = afterPatch(patch(null, 'gold'));
  expect([amountOf('gold', 101), amountOf('gold', AFTER_NOTICE), amountOf('gold', 601)]).toEqual([800, 900, 900]);
  expect(amountOf('default', AFTER_NOTICE)).toBe(900);
});

test('a list that is new begins beside the others', () => {
  const amountOf = afterPatch(patch(500, 'staff'));
  expect([amountOf('staff', AFTER_NOTICE), amountOf('gold', AFTER_NOTICE)]).toEqual([500, 800]);
});
