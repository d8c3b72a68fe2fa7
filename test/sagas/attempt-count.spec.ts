import { expect, test } from 'vitest';
import { AttemptCount } from '../../orchestrations/attempt-count.ts';

test('attempts are counted by their key until they are removed', () => {
  const attempts = new AttemptCount();
  expect([attempts.count('a'), attempts.count('a'), attempts.count('b')]).toEqual([1, 2, 1]);
  attempts.forget('a');
  expect(attempts.count('a')).toBe(1);
});

test('the number of keys stays limited even if none is removed', () => {
  const attempts = new AttemptCount();
  attempts.count('the first');
  for (let n = 0; n < 10_000; n += 1) attempts.count(String(n));
  expect([attempts.count('9999'), attempts.count('the first')]).toEqual([2, 1]);
});
