import { z } from 'zod';
import type { ReceivedEvent } from '../../ports/provider-event-bus.ts';

const Stored = z
  .object({
    type: z.literal('provider-event'),
    id: z.string(),
    receivedAt: z.string(),
    event: z.unknown(),
    traceparent: z.string().optional().catch(undefined),
  })
  .transform(({ id, receivedAt, event, traceparent }): ReceivedEvent => ({ id, receivedAt, event, traceparent }));

/** Reads the events of providers from the change feed of their container. Their consumer checks what is in them. */
export function readProviderEvents(documents: readonly unknown[]): ReceivedEvent[] {
  return documents.flatMap((document) => Stored.safeParse(document).data ?? []);
}
