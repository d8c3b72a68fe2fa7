import { z } from 'zod';
import type { OutboxBatch } from '../../ports/outbox.ts';
import { faultOf, SentEventDocument } from './event-document.ts';

const Entry = z.object({ type: z.literal('event'), partnerId: z.string(), orderId: z.string(), id: z.string() });
/** By the relay, or by an operator: it is not to be sent. */
const PutAside = z.union([z.object({ parked: z.object({}) }), z.object({ dropped: z.object({}) })]);

/** The outbox as the change feed of the container of orders shows it. */
export function readOutbox(documents: readonly unknown[]): OutboxBatch {
  const batch: OutboxBatch = { events: [], unreadable: [] };
  for (const document of documents) {
    const entry = Entry.safeParse(document);
    // An order, or an entry whose being put aside is what changed.
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
