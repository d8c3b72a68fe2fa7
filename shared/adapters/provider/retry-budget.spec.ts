import { expect, test } from 'vitest';
import { RetryBudget, SAVED_RETRIES } from './retry-budget.ts';

/** Makes `calls` calls, each of which wants a retry, and returns how many get one. */
function spend(budget: RetryBudget, calls: number): number {
  let retries = 0;
  for (let n = 0; n < calls; n += 1) {
    budget.countCall();
    if (budget.take()) retries += 1;
  }
  return retries;
}

test('in an outage the retries are the saved ones and then a tenth of the calls', () => {
  const retries = spend(new RetryBudget(10), 1_000);
  expect(retries).toBeGreaterThanOrEqual(100);
  expect(retries).toBeLessThanOrEqual(100 + SAVED_RETRIES);
});

test('only a few retries are saved up, however long all went well', () => {
  const budget = new RetryBudget(10);
  for (let n = 0; n < 10_000; n += 1) budget.countCall();
  expect(spend(budget, SAVED_RETRIES + 3)).toBe(SAVED_RETRIES);
});

test('a budget of nothing allows no retry', () => {
  expect(spend(new RetryBudget(0), 100)).toBe(0);
});
