import { z } from 'zod';
import type { ReportedEvent } from './domain/daily-report.ts';
import type { EventEnvelope } from './domain/event-envelope.ts';
import { OrderId, PartnerId } from './domain/ids.ts';
import { Money } from './domain/money.ts';
import { OrderEventType } from './domain/order-events.ts';
import { sagaCalls } from './domain/order-lifecycle.ts';

/**
 * An order's event as it travels: CloudEvents 1.0 in JSON. `partnerid` and `sequence` are extension attributes,
 * lower-case as the specification wants them; `traceparent` is that of its extension for distributed tracing.
 */
export function toCloudEvent(event: EventEnvelope, traceparent?: string) {
  return {
    specversion: '1.0',
    id: event.id,
    source: `/partners/${event.partnerId}/orders`,
    type: event.type,
    subject: event.orderId,
    time: event.at,
    datacontenttype: 'application/json',
    partnerid: event.partnerId,
    sequence: event.sequence,
    ...(traceparent === undefined ? {} : { traceparent }),
    data: event.data,
  };
}

/** Of a message that calls for orders to be started that have waited; it is no event of an order. */
export const ADMISSION_DUE = 'saga.admission_due';

export function toAdmissionCall(partnerId: PartnerId, at: Date) {
  return {
    specversion: '1.0',
    id: `admission/${partnerId}/${at.getTime()}`,
    source: `/partners/${partnerId}/orders`,
    type: ADMISSION_DUE,
    time: at.toISOString(),
    partnerid: partnerId,
  };
}

const AdmissionCall = z.object({ type: z.literal(ADMISSION_DUE), partnerid: PartnerId });

/** What starting a saga needs to know of an event, whatever its version. */
export const OrderCloudEvent = z.object({
  specversion: z.literal('1.0'),
  id: z.string(),
  type: z.string(),
  subject: OrderId,
  partnerid: PartnerId,
  traceparent: z.string().optional().catch(undefined),
});

/** What the sagas need to know of one. */
const SagaCloudEvent = OrderCloudEvent.extend({
  type: z.enum(sagaCalls),
  sequence: z.int().positive(),
});

/** What the sagas' subscription carries. */
export const SagaMessage = z.discriminatedUnion('type', [SagaCloudEvent, AdmissionCall]);
export type SagaMessage = z.infer<typeof SagaMessage>;

/** What a report needs to know of an event. */
export const ReportedCloudEvent = OrderCloudEvent.extend({
  type: OrderEventType,
  time: z.iso.datetime(),
  data: z.object({ total: Money }),
}).transform(
  ({ id, type, partnerid, time, data }): ReportedEvent => ({ id, type, partnerId: partnerid, at: time, data }),
);
