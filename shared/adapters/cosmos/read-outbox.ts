import { z } from 'zod';
import type { OutboxBatch } from '../../ports/outbox.ts';
import { faultOf, SentEventDocument } from './event-document.ts';

const Entry = z.object({ type: z.literal('event'), partnerId: z.string(), orderId: z.string(), id: z.string() });
/** Parked by the relay, or dropped by an operator: it must not be sent. */
const PutAside = z.union([z.object({ parked: z.object({}) }), z.object({ dropped: z.object({}) })]);

/** Reads the outbox entries from the change feed of the orders container. */
export function readOutbox(documents: readonly unknown[]): OutboxBatch {
  const batch: OutboxBatch = { events: [], unreadable: [] };
  for (const document of documents) {
    const entry = Entry.safeParse(document);
    // Skip orders, and entries that changed only because they were parked or dropped.
    if (!entry.success || PutAside.safeParse(document).success) continue;
    const fault = faultOf(document);
    if (fault !== undefined) {
      batch.unreadable.push({ ...entry.data, fault });
      continue;
    }
    const { event, traceparent } = SentEventDocument.parse(document);
    batch.events.push({ event, traceparent });
  }
  return batch;
}
