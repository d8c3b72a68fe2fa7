import { z } from 'zod';
import type { EventEnvelope } from './domain/event-envelope.ts';
import { OrderId, PartnerId, RefundId, Sku } from './domain/ids.ts';
import { sagaCalls } from './domain/order-lifecycle.ts';
import { StockEvent } from './domain/stock-watch.ts';

/**
 * An order's event as it is sent: CloudEvents 1.0 in JSON. `partnerid` and `sequence` are extension attributes, in
 * lower case as the specification requires. `traceparent` follows its extension for distributed tracing.
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

/** An event of the stock. It is about a SKU and belongs to no partner. */
export function toStockCloudEvent({ id, type, sku, at, data }: StockEvent, traceparent?: string) {
  return {
    ...{ specversion: '1.0', id, source: '/catalogue', type, subject: sku, time: at },
    datacontenttype: 'application/json',
    ...(traceparent === undefined ? {} : { traceparent }),
    data,
  };
}

/** The fields of such an event that its consumer needs. */
export const StockCloudEvent = z.object({
  specversion: z.literal('1.0'),
  id: z.string(),
  type: StockEvent.shape.type,
  subject: Sku,
  data: StockEvent.shape.data,
});
export type StockCrossing = z.infer<typeof StockCloudEvent>;

/** The type of a message that asks to start waiting orders. It is not an event of an order. */
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

/** The fields of an event that starting a saga needs, in every version. */
export const OrderCloudEvent = z.object({
  specversion: z.literal('1.0'),
  id: z.string(),
  type: z.string(),
  subject: OrderId,
  partnerid: PartnerId,
  traceparent: z.string().optional().catch(undefined),
});

/** The fields of an event that sagas need. */
const SagaCloudEvent = OrderCloudEvent.extend({
  type: z.enum(sagaCalls),
  sequence: z.int().positive(),
  /** Present if the event is about a refund. */
  data: z.object({ refundId: RefundId.optional() }).catch({}),
});

/** The messages of the sagas' subscription. */
export const SagaMessage = z.discriminatedUnion('type', [SagaCloudEvent, AdmissionCall]);
export type SagaMessage = z.infer<typeof SagaMessage>;

/** The fields of an event that screening needs: only events of orders that a rule selected reach it. */
export const ScreeningCloudEvent = OrderCloudEvent.extend({ type: z.enum(['order.placed', 'order.updated']) });
export type ScreeningMessage = z.infer<typeof ScreeningCloudEvent>;

/** The fields of an event that consuming reservations needs. */
export const ConfirmedCloudEvent = OrderCloudEvent.extend({
  type: z.literal('order.confirmed'),
  // No sale is missed because of it.
  time: z.iso.datetime().optional().catch(undefined),
});
export type ConfirmedEvent = z.infer<typeof ConfirmedCloudEvent>;
