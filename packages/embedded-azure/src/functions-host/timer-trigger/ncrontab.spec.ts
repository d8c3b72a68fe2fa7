import { expect, test } from 'vitest';
import { Ncrontab } from './ncrontab.ts';

test.each([
  ['0 */15 2-4 * * MON-FRI', '2026-11-20T04:50:00Z', '2026-11-23T02:00:00.000Z'],
  ['*/5 * * * * *', '2026-01-01T00:00:04.999Z', '2026-01-01T00:00:05.000Z'],
  ['*/5 * * * * *', '2026-01-01T00:00:05.000Z', '2026-01-01T00:00:10.000Z'],
  ['30 3 * * *', '2026-01-01T03:30:00Z', '2026-01-02T03:30:00.000Z'],
  ['0 5/20 * * * *', '2026-01-01T00:45:01Z', '2026-01-01T01:05:00.000Z'],
  ['0 0 0 29 2 *', '2026-03-01T00:00:00Z', '2028-02-29T00:00:00.000Z'],
  ['0 0 0 1,15 Jan,July *', '2026-01-15T00:00:00Z', '2026-07-01T00:00:00.000Z'],
  ['0 0 12 13 * 5', '2026-01-01T00:00:00Z', '2026-02-13T12:00:00.000Z'],
  ['59 59 23 31 12 *', '2026-12-31T23:59:58Z', '2026-12-31T23:59:59.000Z'],
])('%s after %s is due at %s', (expression, from, due) => {
  expect(new Ncrontab(expression).next(new Date(from))?.toISOString()).toBe(due);
});

test('a day that does not exist is never due', () => {
  expect(new Ncrontab('0 0 0 30 2 *').next(new Date('2026-01-01T00:00:00Z'))).toBeUndefined();
});

test.each([
  ['* * * *', 'five or six fields'],
  ['60 * * * * *', "'60' is no second"],
  ['* * * * * 7', "'7' is no weekday"],
  ['* * 5-3 * * *', "'5-3' is no hour"],
  ['*/0 * * * * *', "'*/0' is no second"],
  ['* * * * foo *', "'foo' is no month"],
])('%s is refused', (expression, fault) => {
  expect(() => new Ncrontab(expression)).toThrow(fault);
});
