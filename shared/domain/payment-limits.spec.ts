import { expect, test } from 'vitest';
import { checkChargeable } from './payment-limits.ts';

test.each([
  ['EUR', 50],
  ['USD', 50],
  ['GBP', 30],
] as const)('an order in %s costs at least %i and at most 99999999', (currency, least) => {
  const judged = (amount: number) => checkChargeable({ amount, currency }).kind;
  expect([0, least - 1, least, 99_999_999, 100_000_000, 1e15].map(judged)).toEqual([
    'too_small',
    'too_small',
    'chargeable',
    'chargeable',
    'too_large',
    'too_large',
  ]);
  expect(checkChargeable({ amount: 1, currency })).toEqual({ kind: 'too_small', limit: { amount: least, currency } });
});
