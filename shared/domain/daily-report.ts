import type { OrderEvent } from './order-events.ts';

/** A day in UTC: `2026-01-31`. */
export type Day = string;

/** What a day's orders came to, in one currency; amounts in minor units. */
export interface DailyTotals {
  /** Placed that day. */
  orders: number;
  /** Confirmed that day, and what they are worth. */
  confirmed: number;
  revenue: number;
  /** Failed that day. */
  failures: number;
}

export const nothingYet: DailyTotals = { orders: 0, confirmed: 0, revenue: 0, failures: 0 };

/** What a report needs to know of an event. */
export type ReportedEvent = Pick<OrderEvent, 'id' | 'type' | 'partnerId' | 'at'> & {
  data: Pick<OrderEvent['data'], 'total'>;
};

/**
 * What an event adds to the totals of its day; undefined for one that no report counts. Sums don't depend on the order
 * of what is added, so events may come in any order, as long as each is counted once.
 */
export function contributionOf({
  type,
  at,
  data: { total },
}: ReportedEvent): { day: Day; adds: DailyTotals } | undefined {
  const day = at.slice(0, 'yyyy-mm-dd'.length);
  switch (type) {
    case 'order.placed':
      return { day, adds: { ...nothingYet, orders: 1 } };
    case 'order.confirmed':
      return { day, adds: { ...nothingYet, confirmed: 1, revenue: total.amount } };
    case 'order.failed':
      return { day, adds: { ...nothingYet, failures: 1 } };
    default:
      return undefined;
  }
}
