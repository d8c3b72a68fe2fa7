import type { OrderRef, RefundRef } from '../domain/ids.ts';
import type { Order } from '../domain/order.ts';
import type { RefundChange } from '../domain/order-refunds.ts';
import type { Refund } from '../domain/refund.ts';

/** The refunds of orders. */
export interface Refunds {
  find(ref: RefundRef): Promise<Refund | undefined>;

  /** Lists an order's refunds, the oldest first. */
  list(ref: OrderRef): Promise<Refund[]>;

  /**
   * Changes a refund and its order by `decide`. Both and the event are written together, and only if neither has changed
   * since they were read. If another writer was faster, `decide` runs again with the newer state.
   *
   * @returns the decision, with both as they are now; the refund is undefined if there is none
   * @throws OrderMissing; Unavailable if only a newer version of the app can process the order
   */
  change<D extends { kind: string }>(
    ref: RefundRef,
    decide: (order: Order, refund: Refund | undefined) => RefundChange | D,
  ): Promise<{ decision: RefundChange | D; order: Order; refund: Refund | undefined }>;
}
