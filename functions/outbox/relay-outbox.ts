import type { EventBus } from '../../shared/ports/event-bus.ts';
import type { Outbox } from '../../shared/ports/outbox.ts';

/**
 * Publishes the events among changed documents. Throws when the bus can't take them: the trigger's retry policy then
 * keeps the whole batch, and what had been sent before is recognised by its id. What can never be sent is parked, so
 * that it holds up nothing behind it and is not lost.
 */
export async function relayOutbox(
  documents: readonly unknown[],
  { outbox, bus, warn }: { outbox: Outbox; bus: EventBus; warn(message: string): void },
): Promise<void> {
  const { events, unreadable } = outbox.read(documents);
  const unsendable = events.length > 0 ? await bus.publish(events) : [];
  const parking = [
    ...unreadable.map((entry) => ({ entry, reason: 'not readable as an event' })),
    ...unsendable.map(({ event, reason }) => ({ entry: event, reason })),
  ];
  for (const { entry, reason } of parking) {
    await outbox.park(entry, reason);
    warn(`outbox entry ${entry.id} of order ${entry.orderId} is parked: ${reason}`);
  }
}
