import type { DailyTotals, Day, ReportedEvent } from '../domain/daily-report.ts';
import type { PartnerId } from '../domain/ids.ts';
import type { Currency } from '../domain/money.ts';

export interface DailyReport extends DailyTotals {
  day: Day;
  currency: Currency;
  /** When the last event was counted. */
  asOf: string;
}

/** Daily totals, projected from events: exact, however often and in whatever order these come. */
export interface Reports {
  /** Counts an event, unless it was counted before. */
  record(event: ReportedEvent): Promise<void>;

  /** By day and currency, both days included; and the days of totals that can't be read, by an error of ours. */
  listDaily(partnerId: PartnerId, from: Day, to: Day): Promise<{ reports: DailyReport[]; unreadable: Day[] }>;

  /** Deletes a partner's totals, so that they can be counted again. */
  forget(partnerId: PartnerId): Promise<void>;
}
