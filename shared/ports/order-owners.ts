import type { OrderId, OrderRef } from '../domain/ids.ts';

/** Finds whose order an event of a provider is about. */
export interface OrderOwners {
  /** Returns the order's ids, or undefined if there is no such order. */
  find(orderId: OrderId): Promise<OrderRef | undefined>;
}
