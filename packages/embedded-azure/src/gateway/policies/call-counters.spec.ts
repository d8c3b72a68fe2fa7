import { expect, test } from 'vitest';
import { CallCounters } from './call-counters.ts';

test('the window slides: each call counts until it leaves the window', () => {
  let now = 0;
  const counters = new CallCounters(() => now);
  const call = () => counters.count('a', 2, 1_000);
  expect(call()).toEqual({ allowed: true, remaining: 1 });
  now = 400;
  expect(call()).toEqual({ allowed: true, remaining: 0 });
  now = 900;
  expect(call()).toEqual({ allowed: false, retryAfter: 100 });
  now = 1_000;
  expect(call()).toEqual({ allowed: true, remaining: 0 });
  expect(call()).toEqual({ allowed: false, retryAfter: 400 });
});

test('a lower limit also counts earlier calls', () => {
  let now = 0;
  const counters = new CallCounters(() => now);
  for (; now < 4; now++) counters.count('a', 10, 1_000);
  expect(counters.count('a', 2, 1_000)).toEqual({ allowed: false, retryAfter: 998 });
  expect(counters.count('b', 2, 1_000)).toEqual({ allowed: true, remaining: 1 });
});

test('the count stays exact over many windows', () => {
  let now = 0;
  const counters = new CallCounters(() => now);
  let allowed = 0;
  for (; now < 100_000; now++) if (counters.count('a', 100, 1_000).allowed) allowed++;
  expect(allowed).toBe(10_000);
});
