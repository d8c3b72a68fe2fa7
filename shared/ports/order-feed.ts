import type { NewerEvent } from '../domain/event-envelope.ts';
import type { OrderRef } from '../domain/ids.ts';
import type { OrderEvent } from '../domain/order-events.ts';

/** Receives the events of one order. */
export interface Follower {
  /** A new event. Events of an order come in sequence, but one may be missing. */
  onEvent(event: OrderEvent | NewerEvent): void;
  /** An event may have been lost: read the timeline. */
  onMissed(): void;
}

/** The events of all orders as they happen, while there are followers. */
export interface OrderFeed {
  /**
   * Resolves when the follower is sure to get every event from then on.
   *
   * @returns a function that ends it
   */
  follow(order: OrderRef, follower: Follower): Promise<() => void>;
}
