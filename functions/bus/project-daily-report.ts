import type { ReportedEvent } from '../../shared/domain/daily-report.ts';
import type { Reports } from '../../shared/ports/reports.ts';

/** Counts an order's event in the report of its day. A repeated event is counted only once. */
export async function projectDailyReport(event: ReportedEvent, { reports }: { reports: Reports }): Promise<void> {
  await reports.record(event);
}
