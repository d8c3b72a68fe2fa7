import type { OrderRef } from '../domain/ids.ts';

export interface Sagas {
  /** Starts the order's saga, unless it was started before. */
  start(ref: OrderRef): Promise<void>;
}
