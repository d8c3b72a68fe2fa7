import { expect, test } from 'vitest';
import { clockOf, dayOf, duration } from './moment.tsx';

test.each([
  [undefined, ''],
  [0, '< 1 ms'],
  [0.4, '< 1 ms'],
  [1, '1.0 ms'],
  [10, '10 ms'],
  [1_500, '1.5 s'],
  [180_000, '3 min'],
])('a span of %s milliseconds is shown as “%s”', (ms, text) => {
  expect(duration(ms)).toBe(text);
});

test('a day is written with its year first, and a time with 24 hours', () => {
  const date = new Date(2026, 0, 3, 17, 5, 9);
  expect([dayOf(date), clockOf(date), clockOf(new Date(2026, 0, 3))]).toEqual(['2026-01-03', '17:05:09', '00:00:00']);
});
