import { z } from 'zod';
import type { OutboxBatch } from '../../ports/outbox.ts';
import { faultOf, SentEventDocument } from './event-document.ts';

const Entry = z.object({ type: z.literal('event'), partnerId: z.string(), orderId: z.string(), id: z.string() });
/** Parked by the relay, or dropped by an operator: it must not be sent. */
const PutAside = z.union([z.object({ parked: z.object({}) }), z.object({ dropped: z.object({}) })]);

const Rewritten = z.object({ erasedAt: z.iso.datetime(), event: z.object({ at: z.iso.datetime() }) });
/** By then the relay has read an event, unless it was down for this long. */
const SURELY_SENT_MS = 7 * 24 * 3_600_000;

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
    const { data: rewritten } = Rewritten.safeParse(document);
    if (rewritten === undefined) batch.events.push({ event, traceparent });
    // A younger one is sent again, because it may not have been sent yet. Who gets it twice knows it by its id.
    else if (Date.parse(rewritten.erasedAt) - Date.parse(event.at) < SURELY_SENT_MS) {
      batch.events.push({ event, traceparent, isRewritten: true });
    }
  }
  return batch;
}
