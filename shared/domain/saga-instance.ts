import type { OrderId } from './ids.ts';
import type { Order } from './order.ts';

/** The first saga of an order, by its name in Durable Functions; one that takes over from it has another. */
export const firstInstanceOf = (orderId: OrderId): string => `order-${orderId}`;

/** The saga that has an order: noted on it when it is claimed, and before that was done always the first. */
export const instanceOf = ({ id, sagaInstance }: Pick<Order, 'id' | 'sagaInstance'>): string =>
  sagaInstance ?? firstInstanceOf(id);
