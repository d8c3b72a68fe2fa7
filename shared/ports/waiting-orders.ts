import type { OrderRef, PartnerId } from '../domain/ids.ts';

/** An order that no saga has claimed yet. */
export interface WaitingOrder extends OrderRef {
  /** When it was last changed. */
  since: Date;
  /** The trace in which it was placed. */
  traceparent: string | undefined;
}

/** A partner with orders that wait. */
export interface WaitingPartner {
  partnerId: PartnerId;
  /** When the oldest of them was last changed; long ago where that can't be read. */
  since: Date;
}

/** Which orders wait for their saga, and how many have one that runs. */
export interface WaitingOrders {
  /**
   * How many of a partner's orders a saga is at work on. Those that wait for a person are not among them, nor those
   * without progress for ten minutes, whose saga is lost or waits for an outage to end.
   */
  countInFlight(partnerId: PartnerId, now: Date): Promise<number>;

  /** Those of a partner that wait, the oldest first, at most `limit`. */
  listOldest(partnerId: PartnerId, limit: number): Promise<WaitingOrder[]>;

  /** The next partner that has one, by the partners' ids; the first without `partnerId`. */
  findNextPartner(partnerId: PartnerId | undefined): Promise<WaitingPartner | undefined>;
}
