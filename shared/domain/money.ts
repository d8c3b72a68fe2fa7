import { z } from 'zod';

/** ISO 4217 codes of the catalogue's currencies. */
export const Currency = z.enum(['EUR', 'USD', 'GBP']).describe('ISO 4217');
export type Currency = z.infer<typeof Currency>;

/** An amount in minor units: `{ amount: 1299, currency: 'EUR' }` is 12.99 euro. */
export const Money = z
  .object({ amount: z.int().nonnegative().describe('In minor units: 1299 is 12.99'), currency: Currency })
  .meta({ id: 'Money' });
export type Money = z.infer<typeof Money>;

/** For people: `12.99 EUR`. All our currencies have two decimals. */
export function formatMoney({ amount, currency }: Money): string {
  return `${(amount / 100).toFixed(2)} ${currency}`;
}

export function multiplyMoney(price: Money, quantity: number): Money {
  return { amount: price.amount * quantity, currency: price.currency };
}

/** @throws RangeError if the currencies differ, because there is no exchange rate */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`can't add ${b.currency} to ${a.currency}`);
  return { amount: a.amount + b.amount, currency: a.currency };
}
