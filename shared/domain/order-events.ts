import { z } from 'zod';
import type { NewerEvent } from './event-envelope.ts';
import { OrderId, PartnerId } from './ids.ts';
import { Money } from './money.ts';
import { type Order, orderStatuses } from './order.ts';

export const OrderEventType = z.enum([
  'order.placed',
  'order.reserved',
  'order.authorized',
  'order.booked',
  'order.confirmed',
  'order.failed',
  'order.updated',
  'order.delayed',
  'order.resumed',
  'order.resume_requested',
  'order.reclaimed',
]);
export type OrderEventType = z.infer<typeof OrderEventType>;

/**
 * What happened to an order, in the past tense. Thin on purpose: ids, status and amounts, no names and no
 * addresses, so that it may travel. `sequence` is the order's version: gapless, from 1.
 */
export const OrderEvent = z.object({
  id: z.string().describe('The id of the event: one that comes again has the same'),
  type: OrderEventType.describe('What happened'),
  partnerId: PartnerId,
  orderId: OrderId,
  sequence: z.int().positive().describe('Counts the events of the order, without a gap, from 1'),
  at: z.iso.datetime(),
  by: z.enum(['partner', 'saga', 'operator']).describe('Who did it: you, the order’s own course, or our staff'),
  data: z
    .object({
      status: z.enum(orderStatuses).describe('The status that the order has from then on'),
      total: Money.describe('What the order costs'),
      reference: z.string().optional().describe('Your own reference for the order'),
      reason: z.string().optional().describe('Of `order.failed`: the code of the failure'),
      step: z.string().optional().describe('Of `order.failed`: the step that failed'),
      trackingNumber: z.string().optional().describe('Of `order.booked`: what the carrier finds the parcel by'),
      changed: z.array(z.string()).optional().describe('Of `order.updated`: the names of the fields that changed'),
    })
    .describe('What belongs to it; which fields there are depends on the type'),
});
export type OrderEvent = z.infer<typeof OrderEvent>;

/** An event whose document can't be read, by an error of ours; an operator mends it. */
export interface UnreadableEvent {
  type: 'unreadable';
  id: string;
  sequence: number;
  /** The field that is at fault, and why: for operators. */
  fault: string;
}

/** What stands in an order's timeline. */
export type TimelineEvent = OrderEvent | NewerEvent | UnreadableEvent;

/** The event that brought the order to the version it now has. */
export function eventOf(
  order: Order,
  type: OrderEventType,
  by: OrderEvent['by'],
  details: Omit<OrderEvent['data'], 'status' | 'total' | 'reference'> = {},
): OrderEvent {
  return {
    id: eventIdFor(order.id, order.version),
    type,
    partnerId: order.partnerId,
    orderId: order.id,
    sequence: order.version,
    at: order.updatedAt,
    by,
    data: {
      status: order.status,
      total: order.total,
      ...(order.reference === undefined ? {} : { reference: order.reference }),
      ...details,
    },
  };
}

/** One event a version, so that the id says both: a version can't be told twice. */
export function eventIdFor(orderId: OrderId, sequence: number): string {
  return `evt_${orderId.slice('ord_'.length)}_${sequence}`;
}
