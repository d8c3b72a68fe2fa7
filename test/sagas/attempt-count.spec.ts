import { expect, test } from 'vitest';
import { AttemptCount } from '../../orchestrations/attempt-count.ts';

test('attempts are counted by their key until they are forgotten', () => {
  const attempts = new AttemptCount();
  expect([attempts.next('a'), attempts.next('a'), attempts.next('b')]).toEqual([1, 2, 1]);
  attempts.forget('a');
  expect(attempts.next('a')).toBe(1);
});

test('what is never forgotten does not add up', () => {
  const attempts = new AttemptCount();
  attempts.next('the first');
  for (let n = 0; n < 10_000; n += 1) attempts.next(String(n));
  expect([attempts.next('9999'), attempts.next('the first')]).toEqual([2, 1]);
});
