import { expect, test } from 'vitest';
import { attemptDelaysMs, chooseNextAttempt } from './choose-next-attempt.ts';

const now = new Date('2026-11-27T10:00:00.000Z');
const after = (date: Date | undefined) => (date === undefined ? undefined : date.getTime() - now.getTime());

test('the attempts follow the published schedule, and end after the tenth', () => {
  const delays = Array.from({ length: 10 }, (_, n) => after(chooseNextAttempt(n + 1, now, { random: () => 0 })));
  const minutes = 60_000;
  const hours = 60 * minutes;
  expect(delays).toEqual([
    5_000,
    ...[5, 30].map((n) => n * minutes),
    ...[2, 5, 10, 14, 20, 24].map((n) => n * hours),
    undefined,
  ]);
});

test('a delay is at most a tenth longer', () => {
  expect(after(chooseNextAttempt(2, now, { random: () => 1 }))).toBe((attemptDelaysMs[1] ?? 0) * 1.1);
});

test('an endpoint that asks for more time gets it, and one that asks for less does not shorten the delay', () => {
  expect(after(chooseNextAttempt(1, now, { retryAfterMs: 3_600_000 }))).toBe(3_600_000);
  expect(after(chooseNextAttempt(2, now, { retryAfterMs: 10, random: () => 0 }))).toBe(300_000);
});
