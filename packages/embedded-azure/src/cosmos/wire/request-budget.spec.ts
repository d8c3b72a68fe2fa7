import { expect, test } from 'vitest';
import { RequestBudget } from './request-budget.ts';

test('a second’s budget can be used up, and the next second has a new one', () => {
  const budget = new RequestBudget();
  expect(budget.wait(400, 10_200)).toBe(0);
  budget.spend(399, 400, 10_200);
  expect(budget.wait(400, 10_300)).toBe(0);
  budget.spend(1, 400, 10_300);
  expect(budget.wait(400, 10_400)).toBe(600);
  expect(budget.wait(400, 11_000)).toBe(0);
});

test('what a request uses beyond the budget is deducted from the next seconds', () => {
  const budget = new RequestBudget();
  budget.spend(1000, 400, 10_000);
  expect(budget.wait(400, 10_100)).toBe(1900);
  expect(budget.wait(400, 11_999)).toBe(1);
  expect(budget.wait(400, 12_000)).toBe(0);
});

test('an unused budget is not saved', () => {
  const budget = new RequestBudget();
  expect(budget.wait(400, 10_000)).toBe(0);
  budget.spend(400, 400, 20_000);
  expect(budget.wait(400, 20_500)).toBe(500);
});
