import type { Money } from './money.ts';
import type { OrderEvent } from './order-events.ts';
import { type CountsAs, orderEvents } from './order-lifecycle.ts';

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

const additions: { [C in CountsAs]: (total: Money) => Partial<DailyTotals> | undefined } = {
  order: () => ({ orders: 1 }),
  sale: ({ amount }) => ({ confirmed: 1, revenue: amount }),
  failure: () => ({ failures: 1 }),
  nothing: () => undefined,
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
  const adds = additions[orderEvents[type].countsAs](total);
  return adds && { day: at.slice(0, 'yyyy-mm-dd'.length), adds: { ...nothingYet, ...adds } };
}
