import type { PaymentIntent } from './payment-intent.ts';

/** A PaymentIntent as Stripe's API shows it: https://docs.stripe.com/api/payment_intents/object */
export function showPaymentIntent(intent: PaymentIntent) {
  return {
    id: intent.id,
    object: 'payment_intent',
    amount: intent.amount,
    amount_capturable: intent.status === 'requires_capture' ? intent.amount : 0,
    amount_received: intent.captured,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: intent.canceledAt,
    cancellation_reason: intent.cancellationReason,
    capture_method: 'manual',
    client_secret: intent.clientSecret,
    confirmation_method: 'automatic',
    created: intent.createdAt,
    currency: intent.currency,
    customer: null,
    description: intent.description,
    last_payment_error: intent.lastDecline === null ? null : showDecline(intent.lastDecline),
    latest_charge: intent.latestCharge,
    livemode: false,
    metadata: intent.metadata,
    next_action: showNextAction(intent),
    on_behalf_of: null,
    payment_method: intent.paymentMethod,
    payment_method_options: {},
    payment_method_types: ['card'],
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: intent.status,
    transfer_data: null,
    transfer_group: null,
  };
}

function showNextAction({ nextAction, paymentMethod }: PaymentIntent) {
  if (nextAction === null) return null;
  const { url, returnUrl } = nextAction;
  if (returnUrl !== null) return { type: 'redirect_to_url', redirect_to_url: { return_url: returnUrl, url } };
  return {
    type: 'use_stripe_sdk',
    use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url, source: paymentMethod },
  };
}

/** A failed authentication is no refusal of the card. */
function showDecline(decline: NonNullable<PaymentIntent['lastDecline']>) {
  return { type: decline.decline_code === undefined ? 'invalid_request_error' : 'card_error', ...decline };
}
