import type { OrderId, OrderRef } from '../domain/ids.ts';
import type { Order } from '../domain/order.ts';
import type { SagaState } from '../domain/order-saga-state.ts';

export interface OpenOrderFilter {
  /** Only those whose saga has one of these states. */
  sagas?: readonly SagaState['status'][];
  /** Only those whose saga began with this version. */
  sagaVersion?: string;
  /** Only those that have not changed since. */
  unchangedSince?: Date;
}

export interface OpenOrders {
  orders: Order[];
  /** Those that match and can't be read, with the field that is wrong. */
  unreadable: (OrderRef & { fault: string })[];
}

/** What operators ask about the orders of all partners. */
export interface OrdersAdmin {
  /** Finds an order by its id alone. */
  findRef(orderId: OrderId): Promise<OrderRef | undefined>;

  /** Open orders (see `openStatuses`), at most `limit` of them. */
  listOpen(filter: OpenOrderFilter, limit?: number): Promise<OpenOrders>;

  /** How many `listOpen` would find. */
  countOpen(filter: OpenOrderFilter): Promise<number>;
}
