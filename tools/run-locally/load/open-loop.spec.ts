import { expect, test } from 'vitest';
import { openLoop } from './open-loop.ts';

const never = new AbortController().signal;

test('arrivals don’t wait for each other, and know when they were due', async () => {
  const due: number[] = [];
  await openLoop({ perSecond: 200, seconds: 0.1, signal: never }, (_, dueAt) => due.push(dueAt));
  expect(due).toHaveLength(20);
  const gaps = due.slice(1).map((at, n) => at - (due[n] ?? 0));
  for (const gap of gaps) expect(gap).toBeCloseTo(5, 3);
});

test('what a busy process missed begins at once, still with the time at which it was due', async () => {
  const late: number[] = [];
  await openLoop({ perSecond: 100, seconds: 0.05, signal: never }, (n, dueAt) => {
    if (n === 0) for (const until = performance.now() + 60; performance.now() < until; );
    late.push(performance.now() - dueAt);
  });
  expect(late).toHaveLength(5);
  expect(late[1]).toBeGreaterThan(45);
});

test('it stops when it is asked to', async () => {
  const stopping = new AbortController();
  let begun = 0;
  await openLoop({ perSecond: 1, seconds: 600, signal: stopping.signal }, () => {
    begun += 1;
    stopping.abort();
  });
  expect(begun).toBe(1);
});
