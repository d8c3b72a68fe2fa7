import type { OrderRef, PartnerId } from '../domain/ids.ts';

/** An order that no saga has claimed yet. */
export interface WaitingOrder extends OrderRef {
  /** When it was last changed. */
  since: Date;
  /** The trace in which it was placed. */
  traceparent: string | undefined;
}

/** Which orders wait for their saga, and how many have one that runs. */
export interface WaitingOrders {
  /** How many of a partner's orders a saga is at work on; those that wait for a person are not among them. */
  inFlight(partnerId: PartnerId): Promise<number>;

  /** Those of a partner that wait, the oldest first, at most `limit`. */
  oldest(partnerId: PartnerId, limit: number): Promise<WaitingOrder[]>;

  /** The oldest of the next partner that has one, by the partners' ids; of the first without `partnerId`. */
  ofNextPartner(partnerId: PartnerId | undefined): Promise<WaitingOrder | undefined>;
}
