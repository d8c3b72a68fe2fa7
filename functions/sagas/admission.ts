import type { WaitingOrder } from '../../shared/ports/waiting-orders.ts';

/** What one look at the waiting orders found and decided. */
export interface Admission {
  inFlight: number;
  turn: WaitingOrder[];
  /** Resolves when those are started, or when a call is scheduled that tries again. */
  starting: Promise<unknown>;
}
