import type { NewerEvent } from '../domain/event-envelope.ts';
import type { OrderRef } from '../domain/ids.ts';
import type { OrderEvent } from '../domain/order-events.ts';

/** Gets the events of one order. */
export interface Follower {
  /** A new event. Events of an order come in sequence, but one may be missing. */
  onEvent(event: OrderEvent | NewerEvent): void;
  /** An event may have been lost: read the timeline. */
  onMissed(): void;
}

/** The events of all orders as they happen, while somebody follows them. */
export interface OrderFeed {
  /**
   * Resolves when the follower is sure to get everything that is written from then on.
   *
   * @returns how to leave
   */
  follow(order: OrderRef, follower: Follower): Promise<() => void>;
}
