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
  metadata: z.record(z.string(), z.string()),
});
export type Refund = z.output<typeof Refund>;

/** A Refund as Stripe's API shows it: https://docs.stripe.com/api/refunds/object. A card's refund succeeds at once. */
export function showRefund(refund: Refund) {
  return {
    id: refund.id,
    object: 'refund',
    amount: refund.amount,
    balance_transaction: null,
    charge: refund.charge,
    created: refund.createdAt,
    currency: refund.currency,
    metadata: refund.metadata,
    payment_intent: refund.paymentIntent,
    reason: refund.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  };
}
