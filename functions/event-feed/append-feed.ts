import type { EventEnvelope } from '../../shared/domain/event-envelope.ts';
import type { OwnedEvent } from '../../shared/domain/feed-event.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { EventFeed } from '../../shared/ports/event-feed.ts';
import type { ReadOutbox } from '../../shared/ports/outbox.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import { runInSpan } from '../../shared/telemetry/run-in-span.ts';
import { contextOf } from '../../shared/telemetry/trace-context.ts';

export interface AppendPorts {
  readOutbox: ReadOutbox;
  eventFeed: EventFeed;
  clock: Clock;
}

/**
 * Adds the events among the changed documents to their partners' feeds. Throws if one can't be written: the trigger's
 * retry policy then repeats the whole batch, and what was added already is recognised. An unreadable event is left to
 * the relay of the outbox, which parks it.
 */
export async function appendFeed(
  documents: readonly unknown[],
  { readOutbox, eventFeed, clock }: AppendPorts,
): Promise<void> {
  const { events } = readOutbox(documents);
  if (events.length === 0) return;
  const options = {
    kind: 'consumer',
    attributes: { 'event.count': events.length },
    parent: contextOf(undefined),
  } as const;
  await runInSpan('append-feed', options, async () => {
    await eventFeed.append(events.map(({ event }) => toOwnedEvent(event)));
    const now = clock.now().getTime();
    for (const { event, isRewritten } of events) {
      if (!isRewritten) recordMetric('feed.lag', Math.max(0, now - Date.parse(event.at)));
    }
  });
}

function toOwnedEvent({ partnerId, id, type, at, orderId, sequence, data }: EventEnvelope): OwnedEvent {
  return { owner: partnerId, event: { id, type, at, orderId, sequence, data } };
}
