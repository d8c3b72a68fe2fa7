import type { OrderRef, PartnerId } from '../domain/ids.ts';
import type { NewerOrder } from '../domain/newer-order.ts';
import type { Order, OrderStatus, PendingOrder } from '../domain/order.ts';
import type { Decision } from '../domain/order-decision.ts';
import type { OrderEvent, TimelineEvent } from '../domain/order-events.ts';
import type { TermCondition } from '../domain/order-terms.ts';

/** The first answer to the partner, kept so that a repetition of the request gets the same answer. */
export interface Placement {
  /** A hash of the request's canonical JSON: it tells a repetition from another request with the same key. */
  fingerprint: string;
  /** The body of the first answer, as JSON. */
  answer: string;
  /** The import and the line that the order came from, if it came from a file. */
  origin?: string | undefined;
  /** The trace in which it was placed, as it is read. What `add` is given is not used. */
  traceparent?: string | undefined;
}

export type AddOutcome = { kind: 'added' } | { kind: 'placed_before'; placement: Placement };

/** How many orders one page of a search looks at to find those that meet its other conditions. */
export const MOST_LOOKED_AT = 100;

export interface OrderFilter {
  status?: OrderStatus | undefined;
  /** Any of these, instead of one. */
  statuses?: readonly OrderStatus[] | undefined;
  reference?: string | undefined;
  /** All of these. With them, a page may have fewer orders than its limit, or none, and still a next page. */
  terms?: readonly TermCondition[] | undefined;
  /** Both are exclusive. */
  createdAfter?: Date | undefined;
  createdBefore?: Date | undefined;
}

export interface OrderPageRequest {
  /** The maximum number of orders on the page. */
  limit: number;
  newestFirst: boolean;
  /** The position that the previous page returned; undefined for the first page. */
  after?: string | undefined;
  /** The position of the last order, in a list that begins with the oldest; undefined for all. */
  until?: string | undefined;
}

export interface ChangedOrdersRequest {
  /** Exclusive. */
  changedAfter: Date;
  /** Inclusive. A later change may not be visible yet, while one after it is. */
  changedUntil: Date;
  /** The maximum number of orders on the page. */
  limit: number;
  /** The position that the previous page returned; undefined for the first page. */
  after?: string | undefined;
}

export interface OrderPage {
  orders: (Order | NewerOrder)[];
  /** The ids of orders on this page that can't be read because of our own error. They are never hidden. */
  unreadable: string[];
  /** The position of the next page; undefined on the last page. */
  next: string | undefined;
}

/** An order that must exist doesn't. */
export class OrderMissing extends Error {
  override name = 'OrderMissing';
  constructor({ partnerId, orderId }: OrderRef) {
    super(`there is no order ${orderId} of partner ${partnerId}`);
  }
}

/** All orders and, in the same partitions, the events of their changes: the outbox. */
export interface Orders {
  /** Writes the order and its event together, or reports that the key was used before. */
  add(order: PendingOrder, event: OrderEvent, placement: Placement): Promise<AddOutcome>;

  /** Returns the first answer to the partner, or undefined if the order was not placed. */
  findPlacement(ref: OrderRef): Promise<Placement | undefined>;

  /** Returns the current order, or undefined. */
  find(ref: OrderRef): Promise<Order | NewerOrder | undefined>;

  /** @throws OrderMissing; Unavailable if only a newer version of the app can process the order */
  get(ref: OrderRef): Promise<Order>;

  /**
   * Returns the order as this process last wrote it, if that was lately and suits the caller, and otherwise reads it. It may have changed
   * since, so act on it only if that can be undone, and pass it to `change`, which finds out.
   *
   * @throws OrderMissing; Unavailable if only a newer version of the app can process the order
   */
  recall(ref: OrderRef, suits: (order: Order) => boolean): Promise<Order>;

  /**
   * Changes an order by `decide`. The change and its event are written together, and only if the order still has the
   * state that `decide` got. If another writer was faster, `decide` runs again with the newer state.
   *
   * @param subject the order's ids; or an order that was read before, which saves another read
   * @throws OrderMissing; Unavailable if only a newer version of the app can process the order
   */
  change(
    subject: OrderRef | Order | NewerOrder,
    decide: (order: Order) => Decision,
  ): Promise<{ kind: Decision['kind']; order: Order }>;

  /**
   * Lists a page of a partner's orders by creation time. A position is a place in that sequence, not a count, so pages
   * neither skip nor repeat existing orders while new ones are added. The orders with a prefix are listed by value and
   * time instead, ascending.
   */
  list(partnerId: PartnerId, filter: OrderFilter, page: OrderPageRequest): Promise<OrderPage>;

  /** Counts the orders that such a list has in all. Not by terms. */
  count(partnerId: PartnerId, filter: OrderFilter): Promise<number>;

  /**
   * Returns the partner's orders by the time of their last change, the oldest change first. An order that changes again
   * meanwhile moves to the end, so it may come twice, but is never missed.
   */
  listChanged(partnerId: PartnerId, page: ChangedOrdersRequest): Promise<OrderPage>;

  /**
   * Returns the order's events by sequence, or only those after `after`; undefined if there is no such order or no such
   * event.
   */
  readTimeline(ref: OrderRef, after?: number): Promise<TimelineEvent[] | undefined>;

  /** Yields all events of a partner's orders, in no particular order. */
  readEvents(partnerId: PartnerId): AsyncIterable<TimelineEvent>;
}
