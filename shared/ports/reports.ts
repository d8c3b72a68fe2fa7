import type { PlacedCount } from '../domain/counted-day.ts';
import type { PartnerId, Sku } from '../domain/ids.ts';
import type { Currency } from '../domain/money.ts';
import type { Listed, ProductTotals } from '../domain/product-counts.ts';
import type { Day, Hours, Totals } from '../domain/report-counts.ts';

/** The report of a day. */
export interface DayReport {
  day: Day;
  /** In the order of the currencies' names. */
  totals: { currency: Currency; totals: Totals }[];
  /** Empty if an earlier version of the app counted the day: it did not count by hour. */
  hours: Hours;
  /** When an event was last counted. */
  asOf: string;
}

export interface AskedProducts {
  from: Day;
  to: Day;
  /** The `next` of the page before. */
  after: string | undefined;
  limit: number;
}

/** What is counted by product, by day, and within a day in an order that stays. */
export interface ProductPage {
  products: { day: Day; sku: Sku; currency: Currency; totals: ProductTotals; asOf: string }[];
  /** Undefined on the last page. */
  next: string | undefined;
  unreadable: Day[];
  /** Days with events that name no products, and how many: of all days that were asked for. */
  withoutProducts: ({ day: Day } & Listed)[];
}

/** Totals of a partner's events. Each event is counted once, in whatever order and how often it comes. */
export interface Reports {
  /**
   * Counts events of a partner's feed. The events of one segment must come in the order of their positions, apart from
   * repetitions: what comes after a later one counts as a repetition.
   */
  count(partnerId: PartnerId, events: readonly PlacedCount[]): Promise<void>;

  /** Lists reports by day, both days included, and the days that can't be read because of our own error. */
  list(partnerId: PartnerId, from: Day, to: Day): Promise<{ days: DayReport[]; unreadable: Day[] }>;

  /** A page of what is counted by product, both days included. */
  listProducts(partnerId: PartnerId, asked: AskedProducts): Promise<ProductPage>;
}
