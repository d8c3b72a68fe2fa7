import type { OrderRef } from '../domain/ids.ts';

export interface Sagas {
  /** Starts the order's saga, unless it was started before. @param traceparent the trace that it goes on with */
  start(ref: OrderRef, traceparent?: string): Promise<void>;

  /** Starts another saga for an order whose own is lost, unless it was started before under this `sequence`. */
  startAgain(ref: OrderRef, sequence: number, traceparent?: string): Promise<void>;

  /**
   * Tells a stuck saga to try again.
   *
   * @param instance that has claimed the order, if it is noted
   * @returns whether there is one to be told
   */
  resume(ref: OrderRef, instance: string | undefined): Promise<boolean>;
}
