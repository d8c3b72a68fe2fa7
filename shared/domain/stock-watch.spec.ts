import { expect, test } from 'vitest';
import { Sku } from './ids.ts';
import { BEGINS_EMPTY, NOTHING_NOTED, type WatchedLevel, watchStock } from './stock-watch.ts';

const sku = Sku.parse('MUG-01');
const at = new Date('2026-05-01T12:00:00.000Z');

/** The events of a level that moves: a number is what is available, `+n` a delivery that leads to n. */
function watching(moves: readonly (number | `+${number}`)[], start: Partial<WatchedLevel> = {}) {
  let level: WatchedLevel = { sku, available: 100, lowStockAt: 10, delivered: 100, watch: NOTHING_NOTED, ...start };
  return moves.map((move) => {
    const more = typeof move === 'string' ? Number(move) - level.available : 0;
    level = { ...level, available: Number(move), delivered: level.delivered + more };
    const noted = watchStock(level, at);
    if (noted !== undefined) level = { ...level, watch: noted.watch };
    // A repetition of what the change feed delivered finds nothing new.
    expect(watchStock(level, at)).toBeUndefined();
    return (noted?.events ?? []).map(({ type }) => type).join(' and ');
  });
}

test('a level that falls to its threshold is low once, and depleted once at zero', () => {
  expect(watching([11, 10, 9, 3, 0])).toEqual(['', 'stock.low', '', '', 'stock.depleted']);
});

test('a fall from far above to zero crosses both thresholds', () => {
  expect(watching([0])).toEqual(['stock.low and stock.depleted']);
});

test('units that come back from failed orders cause no second event, however often the level hovers', () => {
  expect(watching([10, 11, 10, 13, 9, 0, 1, 0, 9, 0])).toEqual([
    ...['stock.low', '', '', '', ''],
    ...['stock.depleted', '', '', '', ''],
  ]);
});

test('a delivery that lifts the level above the threshold makes the next fall an event again', () => {
  expect(watching([0, '+5', 0, '+11', 10])).toEqual([
    'stock.low and stock.depleted',
    '',
    'stock.depleted',
    '',
    'stock.low',
  ]);
});

test('a delivery that is too small leaves the level low', () => {
  expect(watching([9, '+10', 9])).toEqual(['stock.low', '', '']);
});

test('a cancellation that returns as much as the threshold makes the next fall an event again', () => {
  expect(watching([9, 20, 9])).toEqual(['stock.low', '', 'stock.low']);
});

test('a product without a threshold is never low, and its end is reported', () => {
  expect(watching([5, 1, 0, 2, 0], { lowStockAt: undefined })).toEqual(['', '', 'stock.depleted', '', '']);
});

test('a delivery that is sold out before anybody looked is reported as sold out again', () => {
  const level = { sku, available: 0, delivered: 5, watch: { crossing: 2, depleted: 4 } };
  expect(watchStock(level, at)).toMatchObject({
    watch: { crossing: 3, depleted: 5 },
    events: [{ type: 'stock.depleted' }],
  });
});

test('small deliveries that are sold at once are reported only when they add up to more than the threshold', () => {
  expect(watching([10, '+12', 10, '+13', 10, '+14', 10])).toEqual([
    'stock.low',
    '',
    'stock.low',
    '',
    'stock.low',
    '',
    'stock.low',
  ]);
  expect(watching([4, '+6', 4, '+6', 4, '+7', 4])).toEqual(['stock.low', '', '', '', '', 'stock.low', '']);
});

test('a level that begins empty has not fallen', () => {
  expect(watching([0, '+20', 10], { available: 0, delivered: 0, watch: BEGINS_EMPTY })).toEqual(['', '', 'stock.low']);
});

test('an event has the id of its crossing, what is left and the threshold', () => {
  const level = { sku, available: 4, lowStockAt: 10, delivered: 50, watch: { crossing: 6 } };
  expect(watchStock(level, at)).toEqual({
    watch: { crossing: 7, low: 46 },
    events: [
      {
        ...{
          id: `evt_stock_low_MUG-01_7_${at.getTime().toString(36)}`,
          type: 'stock.low',
          sku,
          crossing: 7,
          at: at.toISOString(),
        },
        data: { available: 4, lowStockAt: 10 },
      },
    ],
  });
});
