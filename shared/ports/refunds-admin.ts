import type { RefundId, RefundRef } from '../domain/ids.ts';
import type { Refund } from '../domain/refund.ts';
import type { OpenRefundSaga } from '../domain/refund-recovery.ts';

export interface OpenRefundFilter {
  /** Only those whose saga has one of these states. */
  sagas?: readonly OpenRefundSaga[];
  /** Only those whose saga has written nothing since. */
  silentSince?: Date;
  /** Only those of which no saga in this task hub is noted. */
  withoutSagaIn?: string;
}

export interface OpenRefundList {
  refunds: Refund[];
  /** Matching refunds that can't be read, with the wrong field, and with their ids as they are stored. */
  unreadable: { partnerId: string; orderId: string; refundId: string; fault: string }[];
}

/** The operators' access to the refunds of all partners. */
export interface RefundsAdmin {
  /** Finds a refund by its id alone. */
  findRef(refundId: RefundId): Promise<RefundRef | undefined>;

  /** Lists refunds whose saga has work to do, at most `limit`. */
  listOpen(filter: OpenRefundFilter, limit?: number): Promise<OpenRefundList>;

  /** How many refunds `listOpen` would find without a limit. */
  countOpen(filter: OpenRefundFilter): Promise<number>;
}
