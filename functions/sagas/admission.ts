import type { WaitingOrder } from '../../shared/ports/waiting-orders.ts';

/** What one look found and decided. */
export interface Admission {
  inFlight: number;
  turn: WaitingOrder[];
  /** Resolves when those are started, or a call is on its way that tries again. */
  starting: Promise<unknown>;
}
