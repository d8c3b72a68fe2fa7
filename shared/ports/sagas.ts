import type { OrderRef } from '../domain/ids.ts';

export interface Sagas {
  /** Starts the order's saga, unless it was started before. @param traceparent the trace that it goes on with */
  start(ref: OrderRef, traceparent?: string): Promise<void>;
}
