import type { OrderId, RefundId } from './ids.ts';
import type { Order } from './order.ts';

/** The first saga of an order, as Durable Functions names it. */
export const firstInstanceOf = (orderId: OrderId): string => `order-${orderId}`;

/** The saga that takes over from a lost one, named by the sequence of the event that requested it. */
export const nextInstanceOf = (orderId: OrderId, sequence: number): string => `${firstInstanceOf(orderId)}-${sequence}`;

/**
 * The saga that has an order. It is noted when it claims the order; before that field existed it was always the first.
 */
export const instanceOf = ({ id, sagaInstance }: Pick<Order, 'id' | 'sagaInstance'>): string =>
  sagaInstance ?? firstInstanceOf(id);

/** The saga of a refund. */
export const refundInstanceOf = (refundId: RefundId): string => `refund-${refundId}`;

/**
 * Raised on an instance that waits, to make it look at its order at once. What counts is on the order: a lost event only
 * costs time.
 */
export const RESUME = 'resume';
