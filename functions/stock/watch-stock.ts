import { watchStock as decide } from '../../shared/domain/stock-watch.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { ReadStockChanges, StockEventBus, StockWatches } from '../../shared/ports/stock-watches.ts';
import { runInSpan } from '../../shared/telemetry/run-in-span.ts';
import { contextOf } from '../../shared/telemetry/trace-context.ts';

export interface StockWatchPorts {
  readStockChanges: ReadStockChanges;
  stockWatches: StockWatches;
  stockBus: StockEventBus;
  clock: Clock;
}

/**
 * Notes which levels have fallen to their threshold or to zero, and publishes what was noted. An event is stored with
 * the note, so the feed delivers it next: nothing is lost if this process ends between the two. Throws if the store or
 * the bus fails: the trigger's retry policy then repeats the batch, which changes nothing twice.
 */
export async function watchStock(
  documents: readonly unknown[],
  { readStockChanges, stockWatches, stockBus, clock }: StockWatchPorts,
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
    if (events.length > 0) await stockBus.publish(events);
    for (const { level, noted } of crossed) await stockWatches.note(level, noted);
  });
}
