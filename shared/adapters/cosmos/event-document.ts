import { z } from 'zod';
import { causeOf } from '../../cause-of.ts';
import { EventEnvelope } from '../../domain/event-envelope.ts';
import { OrderEvent, type TimelineEvent } from '../../domain/order-events.ts';
import { explainIssue } from '../../explain-issue.ts';
import { isNewer } from './schema-version.ts';

/** The trace in which it happened; absent before there were traces, or with telemetry off. */
const traceparent = z.string().optional();

const EventDocument = z.object({ type: z.literal('event'), event: OrderEvent, traceparent });

/** Of an event of any version, as it is sent: what is unknown in its data stays there. */
export const SentEventDocument = z.object({ type: z.literal('event'), event: EventEnvelope, traceparent });

const Keys = z.object({ id: z.string(), sequence: z.number().catch(0) });
/** By an operator: its document stays, and nobody reads it as an event again. */
const Dropped = z.object({ dropped: z.object({ why: z.string() }) });

/** What is wrong with the document of an event, in one sentence that names the field; undefined if nothing is. */
export function faultOf(document: unknown): string | undefined {
  const dropped = Dropped.safeParse(document);
  if (dropped.success) return `dropped by an operator: ${dropped.data.dropped.why}`;
  const { error } = EventDocument.safeParse(document, { error: explainIssue });
  if (error === undefined) return undefined;
  if (isNewer('event', document) && SentEventDocument.safeParse(document).success) return undefined;
  return causeOf(error).message;
}

/** The event in a document, or that it can't be read: one bad document must not hide its neighbours. */
export function readEvent(document: unknown): TimelineEvent {
  const fault = faultOf(document);
  if (fault !== undefined) return { type: 'unreadable', ...Keys.parse(document), fault };
  const known = EventDocument.safeParse(document);
  if (known.success) return known.data.event;
  const { event } = SentEventDocument.parse(document);
  return { type: 'newer', id: event.id, sequence: event.sequence, event };
}
