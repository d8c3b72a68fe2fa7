import type { Day } from '../../../shared/domain/daily-report.ts';
import type { PartnerId } from '../../../shared/domain/ids.ts';
import type { OperatorPorts } from '../operator-ports.ts';
import { correctDay } from './correct-day.ts';
import { recountEvents } from './recount-events.ts';

export interface RebuiltReports {
  events: number;
  /** The days whose totals were wrong. */
  corrected: Day[];
  /** Events that can't be read. What was counted for them before stays counted. */
  unreadable: string[];
}

/**
 * Counts all events of a partner again, beside the stored totals, and then corrects one day after the other. Nothing is
 * deleted first. So it can be interrupted at any time, or run twice at once: the later one finds less to correct.
 *
 * @param onProgress is called often, and may throw to stop
 */
export async function rebuildPartnerReports(
  ports: Pick<OperatorPorts, 'orders' | 'reportsAdmin' | 'clock'>,
  partnerId: PartnerId,
  onProgress: (progress: { events: number; corrected: number }) => void,
): Promise<RebuiltReports> {
  const corrected: Day[] = [];
  const report = (events: number) => onProgress({ events, corrected: corrected.length });
  const recount = await recountEvents(ports.orders, partnerId, ports.clock.now(), report);
  const stored = await ports.reportsAdmin.listDays(partnerId);
  for (const day of [...new Set([...stored, ...recount.old.keys(), ...recount.recent.keys()])].sort()) {
    if (await correctDay(ports, partnerId, day, recount)) corrected.push(day);
    report(recount.events);
  }
  return { events: recount.events, corrected, unreadable: [...recount.unreadable] };
}
