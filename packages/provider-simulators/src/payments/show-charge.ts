import type { PaymentIntent } from './payment-intent.ts';

/** The last charge of an intent, as an event shows it: https://docs.stripe.com/api/charges/object */
export function showCharge(intent: PaymentIntent, isDisputed: boolean) {
  return {
    id: intent.latestCharge,
    object: 'charge',
    amount: intent.amount,
    amount_captured: intent.captured,
    amount_refunded: intent.refunded,
    captured: intent.captured > 0,
    created: intent.createdAt,
    currency: intent.currency,
    disputed: isDisputed,
    livemode: false,
    metadata: intent.metadata,
    paid: true,
    payment_intent: intent.id,
    payment_method: intent.paymentMethod,
    refunded: intent.captured > 0 && intent.refunded === intent.captured,
    status: 'succeeded',
  };
}
