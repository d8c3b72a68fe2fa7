import type { OrderRef, PartnerId } from '../domain/ids.ts';
import type { NewerOrder } from '../domain/newer-order.ts';
import type { Order, OrderStatus, PendingOrder } from '../domain/order.ts';
import type { Decision } from '../domain/order-decision.ts';
import type { OrderEvent, TimelineEvent } from '../domain/order-events.ts';

/** What the partner was told when the order was placed, kept so that the same request gets the same answer. */
export interface Placement {
  /** Of the request's canonical JSON: tells a repetition from another request under the same key. */
  fingerprint: string;
  /** The body of the first answer, as JSON. */
  answer: string;
}

export type AddOutcome = { kind: 'added' } | { kind: 'placed_before'; placement: Placement };

export interface OrderFilter {
  status?: OrderStatus | undefined;
  reference?: string | undefined;
  /** Both exclusive. */
  createdAfter?: Date | undefined;
  createdBefore?: Date | undefined;
}

export interface OrderPageRequest {
  /** At most so many. */
  limit: number;
  newestFirst: boolean;
  /** The position that the page before gave; undefined for the first page. */
  after?: string | undefined;
}

export interface OrderPage {
  orders: (Order | NewerOrder)[];
  /** The ids of those that stand on this page too and can't be read: by an error of ours, and never hidden. */
  unreadable: string[];
  /** Where the next page begins; undefined on the last. */
  next: string | undefined;
}

/** Thrown when an order that must be there isn't. */
export class OrderMissing extends Error {
  override name = 'OrderMissing';
  constructor({ partnerId, orderId }: OrderRef) {
    super(`there is no order ${orderId} of partner ${partnerId}`);
  }
}

/** All orders and, in the same partition, the events of their changes: the outbox. */
export interface Orders {
  /** Writes order and event as one, or says that the key was used before. */
  add(order: PendingOrder, event: OrderEvent, placement: Placement): Promise<AddOutcome>;

  /** What the partner was told when the order was placed, or undefined if it was not. */
  findPlacement(ref: OrderRef): Promise<Placement | undefined>;

  /** The order as it is now, or undefined. */
  find(ref: OrderRef): Promise<Order | NewerOrder | undefined>;

  /** @throws OrderMissing; Unavailable for an order that only a newer version of the app can follow */
  get(ref: OrderRef): Promise<Order>;

  /**
   * Lets `decide` take the order a step further: the change and its event are written as one, guarded by the state
   * that was decided on. If another writer was faster, `decide` is asked again with the newer state.
   *
   * @param subject the order's name; or the order as it was got or changed before, which saves reading it again
   * @throws OrderMissing; Unavailable for an order that only a newer version of the app can follow
   */
  change(
    subject: OrderRef | Order | NewerOrder,
    decide: (order: Order) => Decision,
  ): Promise<{ kind: Decision['kind']; order: Order }>;

  /**
   * A page of a partner's orders by the time of their creation. A position is a place in that order and not a count,
   * so pages neither skip nor repeat what was there when orders are being added.
   */
  list(partnerId: PartnerId, filter: OrderFilter, page: OrderPageRequest): Promise<OrderPage>;

  /**
   * Every event of the order by its sequence, those after `after` only if that is given; undefined if there is no such
   * order, or nothing after it.
   */
  readTimeline(ref: OrderRef, after?: number): Promise<TimelineEvent[] | undefined>;

  /** Every event of every order of a partner, in no particular order. */
  readEvents(partnerId: PartnerId): AsyncIterable<TimelineEvent>;
}
