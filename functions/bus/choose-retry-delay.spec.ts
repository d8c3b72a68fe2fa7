import { expect, test } from 'vitest';
import { chooseRetryDelay } from './choose-retry-delay.ts';

const patience = { firstDelayMs: 1_000, maxDelayMs: 300_000, giveUpMs: 1 };

test('the delay doubles each time up to a limit, and differs between messages', () => {
  const longest = [1, 2, 3, 9, 10, 5_000].map((attempt) => chooseRetryDelay(attempt, patience, () => 1));
  expect(longest).toEqual([1_000, 2_000, 4_000, 256_000, 300_000, 300_000]);
  expect(chooseRetryDelay(3, patience, () => 0)).toBe(2_000);
});
