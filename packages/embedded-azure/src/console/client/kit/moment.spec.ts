import { expect, test } from 'vitest';
import { duration } from './moment.tsx';

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
