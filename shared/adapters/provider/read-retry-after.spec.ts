import { expect, test } from 'vitest';
import { readRetryAfter } from './read-retry-after.ts';

const now = new Date('2026-11-27T10:00:00Z');

test.each([
  ['7', 7_000],
  [' 120 ', 120_000],
  ['Fri, 27 Nov 2026 10:00:30 GMT', 30_000],
  ['Fri, 27 Nov 2026 09:00:00 GMT', undefined],
  ['0', undefined],
  ['-5', undefined],
  ['soon', undefined],
  ['', undefined],
  [undefined, undefined],
])('Retry-After: %s is %s ms', (value, ms) => {
  expect(readRetryAfter(value, now)).toBe(ms);
});
