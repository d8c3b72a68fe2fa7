import { z } from 'zod';

/** A dispute in the books. `amount` is in the currency's minor unit, `createdAt` in Unix seconds. */
export const Dispute = z.object({
  id: z.string(),
  createdAt: z.int(),
  paymentIntent: z.string(),
  charge: z.string().nullable(),
  amount: z.int(),
  currency: z.string(),
  reason: z.string(),
  status: z.enum(['needs_response', 'won', 'lost']),
  metadata: z.record(z.string(), z.string()),
});
export type Dispute = z.output<typeof Dispute>;

/** A Dispute as Stripe's API shows it: https://docs.stripe.com/api/disputes/object */
export function showDispute(dispute: Dispute) {
  return {
    id: dispute.id,
    object: 'dispute',
    amount: dispute.amount,
    balance_transactions: [],
    charge: dispute.charge,
    created: dispute.createdAt,
    currency: dispute.currency,
    evidence: {},
    enhanced_eligibility_types: [],
    is_charge_refundable: false,
    livemode: false,
    metadata: dispute.metadata,
    payment_intent: dispute.paymentIntent,
    reason: dispute.reason,
    status: dispute.status,
  };
}
