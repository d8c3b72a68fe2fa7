import type { OrderId, OrderRef } from '../domain/ids.ts';
import type { Order } from '../domain/order.ts';
import type { SagaState } from '../domain/order-saga-state.ts';

export interface OpenOrderFilter {
  /** Only those whose saga has one of these states. */
  sagas?: readonly SagaState['status'][];
  /** Only those whose saga began with this version. */
  sagaVersion?: string;
  /** Only those that a saga in this task hub has, or in one that is not noted, as those of release 0.1.0. */
  claimedIn?: string;
  /** Only those that have not changed since, and whose payer had to confirm by then, if they wait for one. */
  unchangedSince?: Date;
}

/** Its ids are as they are stored: a damaged document can have any. */
export interface UnreadableOrder {
  partnerId: string;
  orderId: string;
  fault: string;
}

export interface OpenOrders {
  orders: Order[];
  /** Matching orders that can't be read, with the wrong field. */
  unreadable: UnreadableOrder[];
}

/** The operators' access to the orders of all partners. */
export interface OrdersAdmin {
  /** Finds an order by its id alone. */
  findRef(orderId: OrderId): Promise<OrderRef | undefined>;

  /** Lists open orders (see `openStatuses`), at most `limit`. */
  listOpen(filter: OpenOrderFilter, limit?: number): Promise<OpenOrders>;

  /** How many orders `listOpen` would find without a limit. */
  countOpen(filter: OpenOrderFilter): Promise<number>;
}
