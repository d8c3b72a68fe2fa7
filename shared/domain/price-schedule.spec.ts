import { expect, test } from 'vitest';
import { Random } from '../../test/random.ts';
import {
  type AskedPrice,
  findPriceAt,
  listCurrentPrices,
  PRICE_NOTICE_MS,
  PRICES_CACHED_MS,
  type PriceTerms,
  type ScheduledPrice,
  schedulePrices,
} from './price-schedule.ts';

const start = Date.parse('2026-01-01T12:00:00.000Z');
const at = (seconds: number) => new Date(start + seconds * 1_000);
const asked = (amount: number, changes: Partial<AskedPrice> = {}): AskedPrice => ({
  ...{ amount, currency: 'EUR', priceList: 'default', validFrom: undefined },
  ...changes,
});

/** The schedule after these changes. Each must be accepted. */
function scheduled(...changes: [seconds: number, ...prices: AskedPrice[]][]): ScheduledPrice[] {
  return changes.reduce<ScheduledPrice[]>((known, [seconds, ...prices]) => {
    const scheduling = schedulePrices(known, prices, at(seconds));
    if (scheduling.kind !== 'scheduled') throw new Error(`${JSON.stringify(prices)}: ${scheduling.kind}`);
    return scheduling.prices;
  }, []);
}
const amountAt = (prices: ScheduledPrice[], seconds: number, terms: PriceTerms = {}) =>
  findPriceAt(prices, terms, at(seconds))?.amount;

test('the first price of a product applies at once, the next one after the notice', () => {
  const prices = scheduled([0, asked(100)], [60, asked(90)]);
  expect([0, 60, 74.999, 75, 1_000].map((seconds) => amountAt(prices, seconds))).toEqual([100, 100, 100, 90, 90]);
  expect(amountAt(prices, -1)).toBeUndefined();
});

test('a price in the past, or before every instance knows it, is refused with its position and the earliest time', () => {
  const known = scheduled([0, asked(100)]);
  for (const seconds of [-1, 60, 60 + PRICE_NOTICE_MS / 1_000 - 0.001]) {
    const prices = [asked(100), asked(90, { validFrom: at(seconds) })];
    expect(schedulePrices(known, prices, at(60))).toEqual({ kind: 'too_early', at: [1], earliest: at(75) });
  }
  expect(schedulePrices([], [asked(5, { validFrom: at(-1) })], at(0))).toMatchObject({ kind: 'too_early' });
});

test('a price applies until the next one of its list and currency; what is left out ends after the notice', () => {
  const dollars = { currency: 'USD' as const };
  const later = { validFrom: at(3_600) };
  const prices = scheduled([0, asked(100), asked(110, dollars)], [60, asked(90, later)]);
  expect([60, 3_599, 3_600].map((seconds) => amountAt(prices, seconds))).toEqual([100, 100, 90]);
  expect([74.999, 75].map((seconds) => amountAt(prices, seconds, dollars))).toEqual([110, undefined]);
});

test('the same prices again change nothing, neither without a time nor with the one that they have', () => {
  const prices = scheduled([0, asked(100), asked(90, { priceList: 'gold' })]);
  expect(
    scheduled([0, asked(100), asked(90, { priceList: 'gold' })], [60, asked(100), asked(90, { priceList: 'gold' })]),
  ).toEqual(prices);
  const sentBack = prices.map(({ validFrom, ...price }) => ({ ...price, validFrom: new Date(validFrom) }));
  expect(schedulePrices(prices, sentBack, at(60))).toEqual({ kind: 'scheduled', prices });
});

test('a price that was taken away can come back, without a time in which it changes earlier than the notice', () => {
  const dollars = { currency: 'USD' as const };
  const prices = scheduled(
    [0, asked(100), asked(110, dollars)],
    [60, asked(100)],
    [65, asked(100), asked(110, dollars)],
  );
  expect([74, 76, 80].map((seconds) => amountAt(prices, seconds, dollars))).toEqual([110, undefined, 110]);
});

test('a partner pays the price of its list and currency, else that of the default list, never another currency', () => {
  const prices = scheduled([0, asked(100), asked(80, { priceList: 'gold' }), asked(110, { currency: 'USD' })]);
  expect(findPriceAt(prices, { priceList: 'gold', currency: 'EUR' }, at(1))).toEqual({ amount: 80, currency: 'EUR' });
  expect(findPriceAt(prices, { priceList: 'gold', currency: 'USD' }, at(1))).toEqual({ amount: 110, currency: 'USD' });
  expect(findPriceAt(prices, { priceList: 'silver' }, at(1))).toEqual({ amount: 100, currency: 'EUR' });
  expect(findPriceAt(prices, { currency: 'GBP' }, at(1))).toBeUndefined();
});

test('prices of the past are not shown, and are dropped after a while', () => {
  const prices = scheduled([0, asked(100)], [60, asked(90)]);
  expect(listCurrentPrices(prices, at(61)).map(({ amount }) => amount)).toEqual([100, 90]);
  expect(listCurrentPrices(prices, at(90)).map(({ amount }) => amount)).toEqual([90]);
  expect(scheduled([0, asked(100)], [60, asked(90)], [9_000, asked(80)]).map(({ amount }) => amount)).toEqual([90, 80]);
});

test.each(Array.from({ length: 200 }, (_, seed) => seed))(
  'a schedule that was read within the cache’s time gives the price of today’s schedule, whatever the merchant does (seed %i)',
  (seed) => {
    const random = new Random(seed);
    const anyPrice = (seconds: number) =>
      asked(1 + random.below(5), {
        currency: random.of(['EUR', 'USD']),
        priceList: random.of(['default', 'gold']),
        validFrom: random.chance(0.5) ? undefined : at(seconds + random.below(40)),
      });
    const history: { seconds: number; prices: ScheduledPrice[] }[] = [];
    for (let seconds = 0; history.length < 8; seconds += random.below(12)) {
      const wanted = Array.from({ length: 1 + random.below(4) }, () => anyPrice(seconds));
      const scheduling = schedulePrices(history.at(-1)?.prices ?? [], wanted, at(seconds));
      if (scheduling.kind === 'scheduled') history.push({ seconds, prices: scheduling.prices });
    }
    for (const [n, { prices }] of history.entries()) {
      // It was read just before the next one replaced it.
      const next = history[n + 1];
      if (next === undefined || prices.length === 0) continue;
      for (let age = 0; age <= PRICES_CACHED_MS / 1_000; age += 0.5) {
        for (const terms of [{}, { currency: 'USD' }, { priceList: 'gold', currency: 'EUR' }] as const) {
          const now = at(next.seconds + age);
          expect(findPriceAt(prices, terms, now)).toEqual(findPriceAt(next.prices, terms, now));
        }
      }
    }
  },
);
