import { StripeError } from './stripe-error.ts';

/**
 * The smallest amounts that Stripe charges, in minor units:
 * https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts. Currencies that are not in its table have no
 * minimum here.
 */
const LEAST: Readonly<Record<string, number>> = {
  usd: 50,
  aed: 200,
  aud: 50,
  bgn: 100,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1_500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17_500,
  inr: 50,
  jpy: 50,
  mxn: 1_000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1_000,
};

/** Eight digits, independent of the currency's decimals. */
const MOST = 99_999_999;

/** @throws StripeError 400 for an amount that Stripe never charges */
export function requireChargeable(amount: number, currency: string): void {
  const least = LEAST[currency] ?? 1;
  if (amount < least) throw refusal('amount_too_small', `at least ${shown(least, currency)}`);
  if (amount > MOST) throw refusal('amount_too_large', `no more than ${shown(MOST, currency)}`);
}

function refusal(code: string, bound: string): StripeError {
  const message = `Amount must be ${bound}`;
  return new StripeError({ status: 400, type: 'invalid_request_error', code, message, param: 'amount' });
}

function shown(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const { maximumFractionDigits: decimals = 2 } = format.resolvedOptions();
  return `${format.format(amount / 10 ** decimals)} ${currency}`;
}
