import { expect, test } from 'vitest';
import { parseSchedule } from './schedule.ts';
import { TimeZone } from './time-zone.ts';

/** The next occurrences in Berlin, where the clocks change on 29 March and 25 October 2026. */
function inBerlin(expression: string, from: string, count: number): string[] {
  const { next } = parseSchedule(expression, new Date(from), new TimeZone('Europe/Berlin'));
  const found: string[] = [];
  for (let at = new Date(from); found.length < count; found.push(at.toISOString())) at = next(at);
  return found;
}

test('nine o’clock is local time, in winter and in summer', () => {
  expect(inBerlin('0 0 9 * * *', '2026-03-27T12:00:00.500Z', 3)).toEqual([
    '2026-03-28T08:00:00.000Z',
    '2026-03-29T07:00:00.000Z',
    '2026-03-30T07:00:00.000Z',
  ]);
});

test('a time that the clock skips is due an hour later', () => {
  expect(inBerlin('0 30 2 * * *', '2026-03-28T12:00:00Z', 2)).toEqual([
    '2026-03-29T01:30:00.000Z',
    '2026-03-30T00:30:00.000Z',
  ]);
});

test('a daily time that the clock shows twice is due once', () => {
  expect(inBerlin('0 30 2 * * *', '2026-10-24T12:00:00Z', 2)).toEqual([
    '2026-10-25T00:30:00.000Z',
    '2026-10-26T01:30:00.000Z',
  ]);
});

test('a half-hourly schedule continues during the repeated hour', () => {
  expect(inBerlin('0 */30 * * * *', '2026-10-25T00:15:00Z', 4)).toEqual([
    '2026-10-25T00:30:00.000Z',
    '2026-10-25T01:00:00.000Z',
    '2026-10-25T01:30:00.000Z',
    '2026-10-25T02:00:00.000Z',
  ]);
});

test('a constant interval ignores time zones', () => {
  expect(inBerlin('01:00:00', '2026-03-29T00:30:00Z', 2)).toEqual([
    '2026-03-29T01:30:00.000Z',
    '2026-03-29T02:30:00.000Z',
  ]);
});
