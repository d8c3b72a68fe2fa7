import { z } from 'zod';
import type { FeedEvent } from './feed-event.ts';
import { type Currency, Money } from './money.ts';
import { EventLine, OrderEvent, OrderEventType } from './order-events.ts';
import { type CountsAs, orderEvents } from './order-lifecycle.ts';
import { countProducts, type ProductCount } from './product-counts.ts';

/** A day in UTC: `2026-01-31`. */
export type Day = string;
/** An hour of a day in UTC: `00` to `23`. */
export type Hour = string;

/** The totals of an hour or a day in one currency. Amounts are in minor units. */
export interface Totals {
  /** Orders that were placed. */
  orders: number;
  /** Orders that were confirmed, and their total amount. */
  confirmed: number;
  revenue: number;
  /** Orders that failed. */
  failures: number;
  /** Orders that were cancelled, and their total amount. */
  cancelled: number;
  cancelledValue: number;
  /** Refunds that succeeded, and their total amount. */
  refunds: number;
  refunded: number;
}

export const nothingYet: Totals = {
  ...{ orders: 0, confirmed: 0, revenue: 0, failures: 0, cancelled: 0, cancelledValue: 0, refunds: 0, refunded: 0 },
};

/** The totals of a day by hour and currency. Hours and currencies without any event are absent. */
export type Hours = Readonly<Record<Hour, Partial<Record<Currency, Totals>>>>;

/** The fields of an event that a report needs. */
const ReportedEvent = z.object({
  type: OrderEventType,
  at: z.iso.datetime(),
  data: z.object({ total: Money, amount: Money.optional(), lines: z.array(EventLine).optional() }),
});
export type ReportedEvent = z.infer<typeof ReportedEvent>;

const additions: { [C in CountsAs]: (data: ReportedEvent['data']) => Partial<Totals> | undefined } = {
  order: () => ({ orders: 1 }),
  sale: ({ total }) => ({ confirmed: 1, revenue: total.amount }),
  failure: () => ({ failures: 1 }),
  cancellation: ({ total }) => ({ cancelled: 1, cancelledValue: total.amount }),
  refund: ({ amount }) => ({ refunds: 1, refunded: amount?.amount ?? 0 }),
  nothing: () => undefined,
};

/** What one event adds to the totals of its hour. */
export interface Count {
  day: Day;
  hour: Hour;
  currency: Currency;
  adds: Partial<Totals>;
  /** Absent if the event names no products. */
  products?: ProductCount | undefined;
}

/** What reports count of an event; undefined if they don't count it. */
export function countOf({ type, at, data }: ReportedEvent): Count | undefined {
  const { countsAs } = orderEvents[type];
  const adds = additions[countsAs](data);
  // Times have different precisions and zones, so they are not cut out of the text.
  const time = new Date(at).toISOString();
  const when = { day: time.slice(0, 10), hour: time.slice(11, 13) };
  return adds && { ...when, currency: data.total.currency, adds, products: countProducts(countsAs, data.lines) };
}

/**
 * The same for an event of a feed, which can be of the catalogue, of an endpoint, or of a newer version of the app.
 *
 * @throws ZodError if the event is one of those that are counted, and damaged
 */
export function countOfFeedEvent(event: Pick<FeedEvent, 'type' | 'at' | 'data'>): Count | undefined {
  const { data: type } = OrderEvent.shape.type.safeParse(event.type);
  if (type === undefined || orderEvents[type].countsAs === 'nothing') return undefined;
  return countOf(ReportedEvent.parse(event));
}

export function addTotals(one: Totals, other: Partial<Totals>): Totals {
  const sum = { ...one };
  for (const [field, value] of Object.entries(other)) sum[field as keyof Totals] += value;
  return sum;
}

export function addCounts(hours: Hours, counts: Iterable<Count>): Hours {
  const sums: Record<Hour, Partial<Record<Currency, Totals>>> = { ...hours };
  for (const { hour, currency, adds } of counts) {
    const before = sums[hour];
    sums[hour] = { ...before, [currency]: addTotals(before?.[currency] ?? nothingYet, adds) };
  }
  return sums;
}

/** The totals of the whole day, in the order of the currencies' names. */
export function totalsOf(hours: Hours): { currency: Currency; totals: Totals }[] {
  const sums = new Map<Currency, Totals>();
  for (const byCurrency of Object.values(hours)) {
    for (const [key, totals] of Object.entries(byCurrency)) {
      const currency = key as Currency;
      sums.set(currency, addTotals(sums.get(currency) ?? nothingYet, totals));
    }
  }
  return [...sums]
    .map(([currency, totals]) => ({ currency, totals }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
