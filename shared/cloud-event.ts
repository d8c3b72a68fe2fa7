import { z } from 'zod';
import type { ReportedEvent } from './domain/daily-report.ts';
import { OrderId, PartnerId } from './domain/ids.ts';
import { Money } from './domain/money.ts';
import { type OrderEvent, OrderEventType } from './domain/order-events.ts';

/**
 * An order's event as it travels: CloudEvents 1.0 in JSON. `partnerid` and `sequence` are extension attributes,
 * lower-case as the specification wants them; `traceparent` is that of its extension for distributed tracing.
 */
export function toCloudEvent(event: OrderEvent, traceparent?: string) {
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
export const SagaCloudEvent = OrderCloudEvent.extend({
  type: z.enum(['order.placed', 'order.resume_requested', 'order.reclaimed']),
  sequence: z.int().positive(),
});
export type SagaCloudEvent = z.infer<typeof SagaCloudEvent>;

/** What a report needs to know of an event. */
export const ReportedCloudEvent = OrderCloudEvent.extend({
  type: OrderEventType,
  time: z.iso.datetime(),
  data: z.object({ total: Money }),
}).transform(
  ({ id, type, partnerid, time, data }): ReportedEvent => ({ id, type, partnerId: partnerid, at: time, data }),
);
