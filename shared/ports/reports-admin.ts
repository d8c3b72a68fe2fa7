import type { Count, DailyTotals, Day } from '../domain/daily-report.ts';
import type { PartnerId } from '../domain/ids.ts';
import type { Currency } from '../domain/money.ts';

/** An earlier version of the app did not note what an event added. */
export type CountedEvent = Count | { id: string; currency?: undefined };

/** What is stored of a day: the totals, and exactly the events that they hold, as far as these are remembered. */
export interface StoredDay {
  /** The totals as they were read. */
  version: unknown;
  counted: CountedEvent[];
}

export interface Correction {
  totals: ReadonlyMap<Currency, DailyTotals>;
  /** Counted events, at most `MOST_UNMARKED`, that may be counted again, because the totals no longer hold them. */
  unmark: readonly string[];
}
export const MOST_UNMARKED = 50;

/** The operators' access to daily totals. */
export interface ReportsAdmin {
  /** The days of a partner that have totals. */
  listDays(partnerId: PartnerId): Promise<Day[]>;

  /** Returns undefined if something was counted while the day was read. */
  readDay(partnerId: PartnerId, day: Day): Promise<StoredDay | undefined>;

  /** Makes counting in a day wait for a moment, so that it can be read and corrected. `correct` ends that. */
  hold(partnerId: PartnerId, day: Day): Promise<void>;

  /** Counts events, each once, as when their messages arrive. */
  count(partnerId: PartnerId, day: Day, counts: readonly Count[]): Promise<void>;

  /** Replaces the totals of a day where they differ, all at once, and only if they are still those that were read. */
  correct(
    partnerId: PartnerId,
    day: Day,
    correction: Correction,
    read: StoredDay,
  ): Promise<'correct' | 'corrected' | 'outdated'>;
}
