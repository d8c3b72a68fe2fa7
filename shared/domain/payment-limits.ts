import type { Currency, Money } from './money.ts';

/**
 * The payment provider's smallest and largest amounts, in minor units:
 * https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts
 */
const limits: Record<Currency, { least: number; most: number }> = {
  EUR: { least: 50, most: 99_999_999 },
  USD: { least: 50, most: 99_999_999 },
  GBP: { least: 30, most: 99_999_999 },
};

/** The largest price of one unit. There is no smallest one, because an order may have several. */
export const mostChargeable = (currency: Currency): number => limits[currency].most;

export type Chargeable = { kind: 'chargeable' } | { kind: 'too_small' | 'too_large'; limit: Money };

/** Whether the provider can charge an amount. Otherwise the order is refused at once, before it reserves any stock. */
export function checkChargeable({ amount, currency }: Money): Chargeable {
  const { least, most } = limits[currency];
  if (amount < least) return { kind: 'too_small', limit: { amount: least, currency } };
  if (amount > most) return { kind: 'too_large', limit: { amount: most, currency } };
  return { kind: 'chargeable' };
}
