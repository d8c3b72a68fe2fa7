import type { DailyTotals, Day, ReportedEvent } from '../domain/daily-report.ts';
import type { PartnerId } from '../domain/ids.ts';
import type { Currency } from '../domain/money.ts';

export interface DailyReport extends DailyTotals {
  day: Day;
  currency: Currency;
  /** When the last event was counted. */
  asOf: string;
}

/** Daily totals, computed from events. They are exact, even if events are repeated or come in any order. */
export interface Reports {
  /** Counts an event, unless it was counted before. */
  record(event: ReportedEvent): Promise<void>;

  /**
   * Lists totals by day and currency, both days included, and the days whose totals can't be read because of our own
   * error.
   */
  listDaily(partnerId: PartnerId, from: Day, to: Day): Promise<{ reports: DailyReport[]; unreadable: Day[] }>;
}
