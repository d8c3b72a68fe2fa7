import { expect, test } from 'vitest';
import { printDuration } from './clock-of.ts';

test.each([
  [0, '< 1 ms'],
  [7, '7 ms'],
  [350, '0.35 s'],
  [12_000, '12 s'],
  [180_000, '3 min'],
])('a span of %s milliseconds is printed as “%s”', (ms, text) => {
  expect(printDuration(ms)).toBe(text);
});
