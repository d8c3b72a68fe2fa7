import type { Clock } from '../../shared/ports/clock.ts';
import type { EventBus } from '../../shared/ports/event-bus.ts';
import type { Outbox, ReadOutbox } from '../../shared/ports/outbox.ts';
import { log } from '../../shared/telemetry/log.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import { runInSpan } from '../../shared/telemetry/run-in-span.ts';
import { contextOf } from '../../shared/telemetry/trace-context.ts';

export interface RelayPorts {
  readOutbox: ReadOutbox;
  outbox: Outbox;
  bus: EventBus;
  clock: Clock;
}

/**
 * Publishes the events among the changed documents. Throws if the bus doesn't accept them: the trigger's retry policy
 * then repeats the whole batch, and duplicate detection drops repetitions. An event that can never be sent is parked,
 * so that it is not lost and doesn't delay the others.
 */
export async function relayOutbox(
  documents: readonly unknown[],
  { readOutbox, outbox, bus, clock }: RelayPorts,
): Promise<void> {
  const { events, unreadable } = readOutbox(documents);
  // The feed also contains orders.
  if (events.length + unreadable.length === 0) return;
  // A batch holds events of many traces, so it gets its own trace.
  const options = {
    kind: 'consumer',
    attributes: { 'event.count': events.length },
    parent: contextOf(undefined),
  } as const;
  await runInSpan('relay-outbox', options, async () => {
    const unsendable = events.length > 0 ? await bus.publish(events) : [];
    const parking = [
      ...unreadable.map((entry) => ({ entry, reason: `not readable as an event: ${entry.fault}` })),
      ...unsendable.map(({ event, reason }) => ({ entry: event, reason })),
    ];
    for (const { entry, reason } of parking) {
      await outbox.park(entry, reason);
      recordMetric('outbox.parked', 1);
      const ids = { 'order.id': entry.orderId, 'partner.id': entry.partnerId };
      log.warn(`outbox entry ${entry.id} of order ${entry.orderId} is parked: ${reason}`, ids);
    }
    const sentAt = clock.now().getTime();
    const parked = new Set(unsendable.map(({ event }) => event.id));
    for (const { event, isRewritten } of events) {
      if (!parked.has(event.id) && !isRewritten) recordMetric('outbox.lag', Math.max(0, sentAt - Date.parse(event.at)));
    }
  });
}
