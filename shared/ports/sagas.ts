import type { OrderRef, RefundRef } from '../domain/ids.ts';

export interface Sagas {
  /** Starts the order's saga, unless it was started before. @param traceparent the trace that the saga continues */
  start(ref: OrderRef, traceparent?: string): Promise<void>;

  /** Starts another saga for an order whose saga is lost, unless it was started before with this `sequence`. */
  startAgain(ref: OrderRef, sequence: number, traceparent?: string): Promise<void>;

  /**
   * Makes a saga that waits look at its order at once: a stuck one, and one whose step waits for an outage to end or for
   * somebody to act. A saga that does not wait looks once more when it does. One that has ended is not disturbed.
   *
   * @param instance the instance that has claimed the order, if it is noted
   * @returns whether such an instance exists
   */
  resume(ref: OrderRef, instance: string | undefined): Promise<boolean>;

  /** Starts a refund's saga. If it runs already, it is told to try again if it waits. */
  startRefund(ref: RefundRef, traceparent?: string): Promise<void>;

  /** Starts a refund's saga unless it runs. One that runs is not disturbed. Returns whether it was started. */
  startRefundIfLost(ref: RefundRef): Promise<boolean>;
}
