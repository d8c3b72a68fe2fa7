import type { OrderId } from './ids.ts';
import type { Order } from './order.ts';

/** The first saga of an order, by its name in Durable Functions. */
export const firstInstanceOf = (orderId: OrderId): string => `order-${orderId}`;

/** The one that takes over from a lost saga, by the sequence of the event that asks for it. */
export const nextInstanceOf = (orderId: OrderId, sequence: number): string => `${firstInstanceOf(orderId)}-${sequence}`;

/** The saga that has an order: noted on it when it is claimed, and before that was done always the first. */
export const instanceOf = ({ id, sagaInstance }: Pick<Order, 'id' | 'sagaInstance'>): string =>
  sagaInstance ?? firstInstanceOf(id);

/** Raised on a stuck instance, to have it try again at once; what counts is what the order says. */
export const RESUME = 'resume';
