import { z } from 'zod';
import { causeOf } from '../../cause-of.ts';
import { EventEnvelope } from '../../domain/event-envelope.ts';
import { OrderEvent, type TimelineEvent } from '../../domain/order-events.ts';
import { explainIssue } from '../../explain-issue.ts';
import { isNewer } from './schema-version.ts';

/** The trace in which the event happened. Absent in old documents, or if telemetry is off. */
const traceparent = z.string().optional();

export const EventDocument = z.object({ type: z.literal('event'), event: OrderEvent, traceparent });

/** An event of any version, in the form that is sent. Unknown fields of its data are kept. */
export const SentEventDocument = z.object({ type: z.literal('event'), event: EventEnvelope, traceparent });

const Keys = z.object({ id: z.string(), sequence: z.number().catch(0) });
/** Dropped by an operator: the document stays, but is no longer read as an event. */
const Dropped = z.object({ dropped: z.object({ why: z.string() }) });

/** What is wrong with an event's document, in one sentence that names the field; undefined if it is fine. */
export function faultOf(document: unknown): string | undefined {
  const dropped = Dropped.safeParse(document);
  if (dropped.success) return `dropped by an operator: ${dropped.data.dropped.why}`;
  const { error } = EventDocument.safeParse(document, { error: explainIssue });
  if (error === undefined) return undefined;
  if (isNewer('event', document) && SentEventDocument.safeParse(document).success) return undefined;
  return causeOf(error).message;
}

/** Reads the event in a document. An unreadable event is returned as such, so that it doesn't hide the others. */
export function readEvent(document: unknown): TimelineEvent {
  const fault = faultOf(document);
  if (fault !== undefined) return { type: 'unreadable', ...Keys.parse(document), fault };
  const known = EventDocument.safeParse(document);
  if (known.success) return known.data.event;
  const { event } = SentEventDocument.parse(document);
  return { type: 'newer', id: event.id, sequence: event.sequence, event };
}
