import { describe, expect, test } from 'vitest';
import { addToDay, type CountedDay, countFurther, nothingCounted, type PlacedCount } from './counted-day.ts';
import { Sku } from './ids.ts';
import { noUnits } from './product-counts.ts';
import { countOf, countOfFeedEvent, type ReportedEvent, totalsOf } from './report-counts.ts';

const placed = (segment: number, position: number, hour = '08'): PlacedCount => ({
  place: { segment, position },
  count: { day: '2026-01-31', hour, currency: 'EUR', adds: { orders: 1 } },
});
const ordersOf = (counted: CountedDay | undefined) => counted && totalsOf(counted.hours)[0]?.totals.orders;

describe('a day', () => {
  test('counts each place once, however often and together with what it comes', () => {
    const first = countFurther(nothingCounted, [placed(0, 4), placed(0, 9)]);
    expect([ordersOf(first), first?.places]).toEqual([2, { 0: 9 }]);
    const second = first && countFurther(first, [placed(0, 4), placed(0, 9), placed(0, 10), placed(0, 10)]);
    expect([ordersOf(second), second?.places]).toEqual([3, { 0: 10 }]);
    expect(second && countFurther(second, [placed(0, 9), placed(0, 10)])).toBeUndefined();
  });

  test('counts segments apart, whichever is read first', () => {
    const later = countFurther(nothingCounted, [placed(1, 1)]);
    const both = later && countFurther(later, [placed(0, 999), placed(0, 1_000)]);
    expect([ordersOf(both), both?.places]).toEqual([3, { 0: 1_000, 1: 1 }]);
  });

  test('that is closed counts nothing more', () => {
    expect(countFurther({ ...nothingCounted, isClosed: true }, [placed(0, 1)])).toBeUndefined();
  });

  test('adds up hours and currencies', () => {
    const usd: PlacedCount = { ...placed(0, 3, '09'), count: { ...placed(0, 3, '09').count, currency: 'USD' } };
    const counted = countFurther(nothingCounted, [placed(0, 1, '09'), placed(0, 2, '23'), usd]);
    expect(Object.keys(counted?.hours ?? {}).sort()).toEqual(['09', '23']);
    expect(totalsOf(counted?.hours ?? {}).map(({ currency, totals }) => [currency, totals.orders])).toEqual([
      ['EUR', 2],
      ['USD', 1],
    ]);
  });
});

describe('an event', () => {
  const data = { total: { amount: 900, currency: 'EUR' as const }, amount: { amount: 30, currency: 'EUR' as const } };
  const at = '2026-01-31T23:59:59.999Z';

  test.each([
    ['order.placed', { orders: 1 }],
    ['order.confirmed', { confirmed: 1, revenue: 900 }],
    ['order.failed', { failures: 1 }],
    ['order.cancelled', { cancelled: 1, cancelledValue: 900 }],
    ['order.refunded', { refunds: 1, refunded: 30 }],
  ] as const)('%s adds %j', (type, adds) => {
    expect(countOf({ type, at, data })).toEqual({ day: '2026-01-31', hour: '23', currency: 'EUR', adds });
  });

  test.each(['order.reserved', 'stock.low', 'endpoint.disabled', 'order.of_a_newer_version'])(
    '%s adds nothing',
    (type) => {
      expect(countOfFeedEvent({ type, at, data })).toBeUndefined();
    },
  );

  test('that is damaged is an error, if it is one that counts', () => {
    expect(() => countOfFeedEvent({ type: 'order.placed', at, data: {} })).toThrow('total');
    expect(countOfFeedEvent({ type: 'order.booked', at, data: {} })).toBeUndefined();
  });
});

describe('by product', () => {
  const at = '2026-01-31T08:00:00.000Z';
  const eur = (amount: number) => ({ amount, currency: 'EUR' as const });
  const lines = [
    { sku: Sku.parse('MUG-01'), quantity: 2, total: eur(20) },
    { sku: Sku.parse('MUG-01'), quantity: 1, total: eur(10) },
    { sku: Sku.parse('TEE-01'), quantity: 5, total: eur(45) },
  ];
  const of = (type: ReportedEvent['type'], data: Partial<ReportedEvent['data']>) =>
    countOf({ type, at, data: { total: eur(75), ...data } });

  test('an order counts once for a product that it has in several lines', () => {
    const counts = [of('order.placed', { lines }), of('order.confirmed', { lines }), of('order.placed', { lines })];
    const day = addToDay(
      nothingCounted,
      counts.filter((count) => count !== undefined),
    );
    expect(day.products).toEqual({
      'EUR MUG-01': { ...noUnits, orders: 2, ordered: 6, confirmed: 1, sold: 3, revenue: 30 },
      'EUR TEE-01': { ...noUnits, orders: 2, ordered: 10, confirmed: 1, sold: 5, revenue: 45 },
    });
    expect(day.listed).toEqual({ orders: 2, confirmed: 1, refunds: 0 });
  });

  test('a refund counts the units that it names', () => {
    const counted = of('order.refunded', { amount: eur(10), lines: lines.slice(1, 2) });
    expect(counted?.products).toEqual({
      adds: { 'EUR MUG-01': { refundedUnits: 1, refundedValue: 10 } },
      listed: 'refunds',
    });
  });

  test.each([
    ['order.placed', {}],
    ['order.refunded', { amount: eur(10), lines: [] }],
    ['order.failed', { lines }],
  ] as const)('%s with %j counts in no product', (type, data) => {
    expect(of(type, data as Partial<ReportedEvent['data']>)).toMatchObject({ products: undefined });
  });
});
