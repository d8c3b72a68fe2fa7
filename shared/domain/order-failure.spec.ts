import { expect, expectTypeOf, test } from 'vitest';
import { Failure, type FailureCode, type FailureCodeOf, isFailureCode } from './order-failure.ts';

test('a failure that another version of the app wrote can be read, and is kept as it was written', () => {
  const stored = { code: 'address_unknown', message: 'Nobody lives there.', step: 'check-address' };
  const read = Failure.parse(stored);
  expect(read).toEqual(stored);
  expect(isFailureCode(read.code)).toBe(false);
});

test('a failure can be created only with a known code and step', () => {
  expectTypeOf<string>().not.toExtend<Failure['code']>();
  expectTypeOf<FailureCode>().toExtend<Failure['code']>();
  expectTypeOf<FailureCodeOf<'reserve-stock'>>().toEqualTypeOf<'out_of_stock' | 'stock_unavailable'>();
  // @ts-expect-error there is no such code
  const failure: Failure = { code: 'payment_lost', message: 'It is lost.', step: 'authorize-payment' };
  expect(isFailureCode(failure.code)).toBe(false);
});
