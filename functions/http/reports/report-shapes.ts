import { z } from 'zod';
import { Currency, Money } from '../../../shared/domain/money.ts';
import type { Totals } from '../../../shared/domain/report-counts.ts';
import { Problem } from '../../../shared/problems.ts';

const DAY_MS = 24 * 3_600_000;
const count = z.int().nonnegative();

export const day = z.iso.date();
export const asOf = z.iso.datetime().describe('When the last event was counted');

/** The totals of an hour or a day in one currency, as partners see them. */
export const totalsFields = {
  currency: Currency,
  orders: count.describe('The number of orders that were placed'),
  confirmed: count.describe('The number of orders that were confirmed'),
  failed: count.describe('The number of orders that failed'),
  cancelled: count.describe('The number of orders that were cancelled before they were paid'),
  revenue: Money.describe('The total value of the confirmed orders'),
  cancelledValue: Money.describe('The total value of the cancelled orders'),
  refunds: count.describe('The number of refunds that succeeded; a cancellation after the payment is a refund'),
  refunded: Money.describe('The total amount of these refunds. It is not taken from `revenue`'),
};

export function toTotalsView(currency: Currency, totals: Totals) {
  const { orders, confirmed, failures, cancelled, refunds } = totals;
  const money = (amount: number) => ({ amount, currency });
  return {
    ...{ currency, orders, confirmed, failed: failures, cancelled, refunds },
    revenue: money(totals.revenue),
    cancelledValue: money(totals.cancelledValue),
    refunded: money(totals.refunded),
  };
}

/** @throws Problem validation_failed */
export function requireDays(from: string, to: string, most: number): void {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  if (days >= 0 && days < most) return;
  const message = days < 0 ? 'must not be before from' : `must be less than ${most} days after from`;
  throw new Problem('validation_failed', { details: [{ path: 'query.to', message }] });
}
