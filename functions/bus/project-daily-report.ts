import { ReportedCloudEvent } from '../../shared/cloud-event.ts';
import type { Reports } from '../../shared/ports/reports.ts';

/** Counts an order's event in the report of its day. Told twice it counts once. */
export async function projectDailyReport(message: unknown, { reports }: { reports: Reports }): Promise<void> {
  await reports.record(ReportedCloudEvent.parse(message));
}
