import type { NewerEvent } from '../domain/event-envelope.ts';
import type { OrderRef } from '../domain/ids.ts';
import type { OrderEvent } from '../domain/order-events.ts';

/** Is told of one order. */
export interface Follower {
  /** What has just happened to it. Those of an order come in sequence, but one may be left out. */
  heard(event: OrderEvent | NewerEvent): void;
  /** Something may have happened that nobody will tell of: look for yourself. */
  missed(): void;
}

/** The events of all orders as they happen, while somebody wants to know. */
export interface OrderFeed {
  /**
   * Resolves when the follower is sure to be told of all that is written from then on.
   *
   * @returns how to leave
   */
  follow(order: OrderRef, follower: Follower): Promise<() => void>;
}
