import type { OrderRef, PartnerId } from '../domain/ids.ts';

/** An order that no saga has claimed yet. */
export interface WaitingOrder extends OrderRef {
  /** When it was last changed. */
  since: Date;
  /** The trace in which it was placed. */
  traceparent: string | undefined;
}

/** A partner with waiting orders. */
export interface WaitingPartner {
  partnerId: PartnerId;
  /**
   * When the oldest of them was placed; if that is unreadable, a time long ago. Not when it changed: a partner may
   * change it again and again, and lost orders wait behind it.
   */
  since: Date;
}

/** Finds the orders that wait for their saga, and counts those whose saga runs. */
export interface WaitingOrders {
  /**
   * Counts a partner's orders that a saga works on. It leaves out orders that wait for an operator, and orders without
   * progress for ten minutes: their saga is lost, or waits for an outage to end.
   */
  countInFlight(partnerId: PartnerId, now: Date): Promise<number>;

  /** Lists a partner's waiting orders, the oldest first, at most `limit`. */
  listOldest(partnerId: PartnerId, limit: number): Promise<WaitingOrder[]>;

  /** The next partner with waiting orders, by id. Without `partnerId`, the first one. */
  findNextPartner(partnerId: PartnerId | undefined): Promise<WaitingPartner | undefined>;
}
