import type { Currency } from './money.ts';
import type { OrderEvent } from './order-events.ts';
import { type CountsAs, orderEvents } from './order-lifecycle.ts';

/** A day in UTC: `2026-01-31`. */
export type Day = string;

/** The totals of a day in one currency. Amounts are in minor units. */
export interface DailyTotals {
  /** Orders placed that day. */
  orders: number;
  /** Orders confirmed that day, and their total amount. */
  confirmed: number;
  revenue: number;
  /** Orders that failed that day. */
  failures: number;
  /** Refunds that succeeded that day, and their total amount. */
  refunds: number;
  refunded: number;
}

export const nothingYet: DailyTotals = { orders: 0, confirmed: 0, revenue: 0, failures: 0, refunds: 0, refunded: 0 };

/** The fields of an event that a report needs. */
export type ReportedEvent = Pick<OrderEvent, 'id' | 'type' | 'partnerId' | 'at'> & {
  data: Pick<OrderEvent['data'], 'total' | 'amount'>;
};

const additions: { [C in CountsAs]: (data: ReportedEvent['data']) => Partial<DailyTotals> | undefined } = {
  order: () => ({ orders: 1 }),
  sale: ({ total }) => ({ confirmed: 1, revenue: total.amount }),
  failure: () => ({ failures: 1 }),
  refund: ({ amount }) => ({ refunds: 1, refunded: amount?.amount ?? 0 }),
  nothing: () => undefined,
};

/** What one event adds to the totals of its day. */
export interface Count {
  /** The id of the event, which is counted once. */
  id: string;
  currency: Currency;
  adds: DailyTotals;
}

/** The count of an event and its day; undefined if no report counts it. Events may come in any order. */
export function contributionOf({ id, type, at, data }: ReportedEvent): { day: Day; count: Count } | undefined {
  const adds = additions[orderEvents[type].countsAs](data);
  if (adds === undefined) return undefined;
  const count = { id, currency: data.total.currency, adds: { ...nothingYet, ...adds } };
  return { day: at.slice(0, 'yyyy-mm-dd'.length), count };
}

export function sumUp(one: DailyTotals, other: DailyTotals): DailyTotals {
  return {
    orders: one.orders + other.orders,
    confirmed: one.confirmed + other.confirmed,
    revenue: one.revenue + other.revenue,
    failures: one.failures + other.failures,
    refunds: one.refunds + other.refunds,
    refunded: one.refunded + other.refunded,
  };
}

/** Adds counts to totals by currency. */
export function addUp(counts: Iterable<Count>, totals = new Map<Currency, DailyTotals>()): Map<Currency, DailyTotals> {
  for (const { currency, adds } of counts) totals.set(currency, sumUp(totals.get(currency) ?? nothingYet, adds));
  return totals;
}
