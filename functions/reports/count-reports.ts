import { causeOf } from '../../shared/cause-of.ts';
import type { PlacedCount } from '../../shared/domain/counted-day.ts';
import { CATALOGUE } from '../../shared/domain/feed-event.ts';
import { countOfFeedEvent } from '../../shared/domain/report-counts.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { ReadFeed, StoredEvent } from '../../shared/ports/event-feed.ts';
import type { Reports } from '../../shared/ports/reports.ts';
import { log } from '../../shared/telemetry/log.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import { runInSpan } from '../../shared/telemetry/run-in-span.ts';
import { contextOf } from '../../shared/telemetry/trace-context.ts';

export interface CountingPorts {
  readFeed: ReadFeed;
  reports: Reports;
  clock: Clock;
}

/**
 * Counts the events among the changed documents of the feed in the reports of their partners. Throws if a report can't
 * be written: the trigger's retry policy then repeats the batch, and what was counted already is recognised.
 */
export async function countReports(
  documents: readonly unknown[],
  { readFeed, reports, clock }: CountingPorts,
): Promise<void> {
  const counted = readFeed(documents).flatMap(toCounted);
  if (counted.length === 0) return;
  const options = {
    kind: 'consumer',
    attributes: { 'event.count': counted.length },
    parent: contextOf(undefined),
  } as const;
  await runInSpan('count-reports', options, async () => {
    const byPartner = Map.groupBy(counted, ({ partnerId }) => partnerId);
    await Promise.all([...byPartner].map(([partnerId, events]) => reports.count(partnerId, events)));
    const now = clock.now().getTime();
    for (const { at } of counted) recordMetric('reports.lag', Math.max(0, now - Date.parse(at)));
  });
}

function toCounted({ owner, segment, position, event }: StoredEvent) {
  if (owner === CATALOGUE) return [];
  const count = countOrReport(event);
  if (count === undefined) return [];
  const placed: PlacedCount = { place: { segment, position }, count };
  return [{ partnerId: owner, at: event.at, ...placed }];
}

/** A damaged event must not stop the others. */
function countOrReport(event: StoredEvent['event']) {
  try {
    return countOfFeedEvent(event);
  } catch (error) {
    recordMetric('documents.unreadable', 1, { kind: 'feedEntry' });
    log.warn(`event ${event.id} can't be counted: ${causeOf(error).message}`, { 'document.id': event.id });
    return undefined;
  }
}
