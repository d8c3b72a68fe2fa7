import { z } from 'zod';
import { causeOf } from '../../cause-of.ts';
import { OrderEvent, type TimelineEvent } from '../../domain/order-events.ts';
import { plainWords } from '../../plain-words.ts';

export const EventDocument = z.object({
  type: z.literal('event'),
  event: OrderEvent,
  /** The trace in which it happened; absent before there were traces, or with telemetry off. */
  traceparent: z.string().optional(),
});

const Keys = z.object({ id: z.string(), sequence: z.number().catch(0) });
/** By an operator: its document stays, and nobody reads it as an event again. */
const Dropped = z.object({ dropped: z.object({ why: z.string() }) });

/** What is wrong with the document of an event, in one sentence that names the field; undefined if nothing is. */
export function faultOf(document: unknown): string | undefined {
  const dropped = Dropped.safeParse(document);
  if (dropped.success) return `dropped by an operator: ${dropped.data.dropped.why}`;
  const { error } = EventDocument.safeParse(document, { error: plainWords });
  return error && causeOf(error).message;
}

/** The event that a document tells of, or that it can't be read: one bad document must not hide its neighbours. */
export function readEvent(document: unknown): TimelineEvent {
  const fault = faultOf(document);
  if (fault === undefined) return EventDocument.parse(document).event;
  const { id, sequence } = Keys.parse(document);
  return { type: 'unreadable', id, sequence, fault };
}
