import type { OrderRef, RefundRef } from '../domain/ids.ts';

export interface Sagas {
  /** Starts the order's saga, unless it was started before. @param traceparent the trace that the saga continues */
  start(ref: OrderRef, traceparent?: string): Promise<void>;

  /** Starts another saga for an order whose saga is lost, unless it was started before with this `sequence`. */
  startAgain(ref: OrderRef, sequence: number, traceparent?: string): Promise<void>;

  /**
   * Tells a stuck saga to try again.
   *
   * @param instance the instance that has claimed the order, if it is noted
   * @returns whether such an instance exists
   */
  resume(ref: OrderRef, instance: string | undefined): Promise<boolean>;

  /** Starts a refund's saga. If it runs already, it is told to try again if it waits. */
  startRefund(ref: RefundRef, traceparent?: string): Promise<void>;
}
