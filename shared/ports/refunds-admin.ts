import type { RefundId, RefundRef } from '../domain/ids.ts';
import type { Refund } from '../domain/refund.ts';

/** The operators' access to the refunds of all partners. */
export interface RefundsAdmin {
  /** Finds a refund by its id alone. */
  findRef(refundId: RefundId): Promise<RefundRef | undefined>;

  /** Lists refunds whose saga has work to do, or only those that are stuck, at most `limit`. */
  listOpen(filter: { isStuck: boolean }, limit?: number): Promise<Refund[]>;
}
