import { watchStock as decide, toCatalogueEvent } from '../../shared/domain/stock-watch.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { EventFeed } from '../../shared/ports/event-feed.ts';
import type { ReadStockChanges, StockEventBus, StockWatches } from '../../shared/ports/stock-watches.ts';
import { runInSpan } from '../../shared/telemetry/run-in-span.ts';
import { contextOf } from '../../shared/telemetry/trace-context.ts';

export interface StockWatchPorts {
  readStockChanges: ReadStockChanges;
  stockWatches: StockWatches;
  eventFeed: Pick<EventFeed, 'append'>;
  stockBus: StockEventBus;
  clock: Clock;
}

/**
 * Notes which levels have fallen to their threshold or to zero, and publishes what was noted: to partners in the feed of
 * the catalogue, and to operators on the bus. An event is stored with the note, so the feed delivers it next: nothing is lost if this process ends between the two. Throws if the store or
 * the bus fails: the trigger's retry policy then repeats the batch, which changes nothing twice and adds no event twice.
 */
export async function watchStock(
  documents: readonly unknown[],
  { readStockChanges, stockWatches, eventFeed, stockBus, clock }: StockWatchPorts,
): Promise<void> {
  const { levels, events } = readStockChanges(documents);
  const crossed = levels.flatMap((level) => {
    const noted = decide(level, clock.now());
    return noted === undefined ? [] : [{ level, noted }];
  });
  // Most changes are far from a threshold, and leave no trace.
  if (crossed.length + events.length === 0) return;
  const options = {
    kind: 'consumer',
    attributes: { 'event.count': events.length },
    parent: contextOf(undefined),
  } as const;
  await runInSpan('watch-stock', options, async () => {
    if (events.length > 0) {
      // First what partners see: an outage of the bus must not keep it from them.
      await eventFeed.append(events.map(toCatalogueEvent));
      await stockBus.publish(events);
    }
    for (const { level, noted } of crossed) await stockWatches.note(level, noted);
  });
}
