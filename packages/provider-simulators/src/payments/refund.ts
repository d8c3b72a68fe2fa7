import { z } from 'zod';

/** A refund in the books. `amount` is in the currency's minor unit, `createdAt` in Unix seconds. */
export const Refund = z.object({
  id: z.string(),
  createdAt: z.int(),
  paymentIntent: z.string(),
  charge: z.string().nullable(),
  amount: z.int(),
  currency: z.string(),
  reason: z.string().nullable(),
  status: z.enum(['pending', 'succeeded', 'failed']),
  failureReason: z.string().nullable(),
  /** The result that the refund still gets; null if its status is final. */
  settles: z.enum(['succeeded', 'failed']).nullable(),
  metadata: z.record(z.string(), z.string()),
});
export type Refund = z.output<typeof Refund>;

/** A Refund as Stripe's API shows it: https://docs.stripe.com/api/refunds/object */
export function showRefund(refund: Refund) {
  return {
    id: refund.id,
    object: 'refund',
    amount: refund.amount,
    balance_transaction: null,
    charge: refund.charge,
    created: refund.createdAt,
    currency: refund.currency,
    ...(refund.failureReason !== null && { failure_reason: refund.failureReason }),
    metadata: refund.metadata,
    payment_intent: refund.paymentIntent,
    ...(refund.status === 'pending' && { pending_reason: 'processing' }),
    reason: refund.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: refund.status,
    transfer_reversal: null,
  };
}
