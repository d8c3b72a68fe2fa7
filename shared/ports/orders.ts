import type { OrderRef, PartnerId } from '../domain/ids.ts';
import type { NewerOrder } from '../domain/newer-order.ts';
import type { Order, OrderStatus, PendingOrder } from '../domain/order.ts';
import type { Decision } from '../domain/order-decision.ts';
import type { OrderEvent, TimelineEvent } from '../domain/order-events.ts';

/** The first answer to the partner, kept so that a repetition of the request gets the same answer. */
export interface Placement {
  /** A hash of the request's canonical JSON: it tells a repetition from another request with the same key. */
  fingerprint: string;
  /** The body of the first answer, as JSON. */
  answer: string;
}

export type AddOutcome = { kind: 'added' } | { kind: 'placed_before'; placement: Placement };

export interface OrderFilter {
  status?: OrderStatus | undefined;
  reference?: string | undefined;
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
   * Returns the order as this process last wrote it, if it suits the caller, and otherwise reads it. It may have changed
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
   * neither skip nor repeat existing orders while new ones are added.
   */
  list(partnerId: PartnerId, filter: OrderFilter, page: OrderPageRequest): Promise<OrderPage>;

  /**
   * Returns the order's events by sequence, or only those after `after`; undefined if there is no such order or no such
   * event.
   */
  readTimeline(ref: OrderRef, after?: number): Promise<TimelineEvent[] | undefined>;

  /** Yields all events of a partner's orders, in no particular order. */
  readEvents(partnerId: PartnerId): AsyncIterable<TimelineEvent>;
}
