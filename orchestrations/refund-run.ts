import { z } from 'zod';
import { RefundRef } from '../shared/domain/ids.ts';
import type { Order } from '../shared/domain/order.ts';
import { superseded } from '../shared/domain/order-decision.ts';
import type { Refund } from '../shared/domain/refund.ts';
import type { RefundDecision } from '../shared/domain/refund-changes.ts';
import type { Refunds } from '../shared/ports/refunds.ts';

/** The input of the refund saga: the refund and its order, and the trace that it belongs to. */
export const RefundSagaInput = RefundRef.extend({ traceparent: z.string().optional() });
export type RefundSagaInput = z.infer<typeof RefundSagaInput>;

/** One run of the refund saga, and the task hub that it is in. */
export const RefundRun = RefundSagaInput.extend({ run: z.string(), hub: z.string().optional() });
export type RefundRun = z.infer<typeof RefundRun>;

/** Changes a refund that must exist. */
export function changeRefund(
  refunds: Refunds,
  run: RefundRun,
  decide: (order: Order, refund: Refund) => RefundDecision,
) {
  return refunds.change(run, (order, refund) => (refund === undefined ? superseded : decide(order, refund)));
}
