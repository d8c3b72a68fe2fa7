import type { CountedDay } from '../domain/counted-day.ts';
import type { PartnerId } from '../domain/ids.ts';
import type { Day } from '../domain/report-counts.ts';
import type { DayReport } from './reports.ts';

/** What is stored of a day. */
export interface StoredDay {
  /** Undefined if nothing is stored, or if it can't be read. */
  counted: CountedDay | undefined;
  /** The totals that partners see. */
  shown: DayReport['totals'];
  /** What was read, for `replace`. */
  version: unknown;
}

/** The operators' access to reports. */
export interface ReportsAdmin {
  /** The days of a partner that have a report. */
  listDays(partnerId: PartnerId): Promise<Day[]>;

  readDay(partnerId: PartnerId, day: Day): Promise<StoredDay>;

  /** Replaces what is counted of a day, in one write, unless it has changed since it was read. */
  replace(partnerId: PartnerId, day: Day, counted: CountedDay, read: StoredDay): Promise<'replaced' | 'outdated'>;
}
