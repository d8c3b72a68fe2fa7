import { authorize, decline, type PaymentIntent } from './payment-intent.ts';
import { showPaymentIntent } from './show-payment-intent.ts';
import { invalidParameter, resourceMissing, StripeError, unexpectedState } from './stripe-error.ts';
import { type Decline, findTestCard } from './test-cards.ts';

export interface Confirmation {
  readonly paymentMethod: string | null;
  readonly returnUrl: string | undefined;
  /** A decline that a fault rule requests, for any card. */
  readonly decline?: Decline | undefined;
}

/** The result of a confirmation: the new intent, and the decline if there was one. */
export interface Confirmed {
  readonly intent: PaymentIntent;
  readonly declined?: Decline;
}

/**
 * Confirms an intent: asks the card's issuer for an authorization.
 *
 * @throws StripeError if the intent's state or the request does not allow it; nothing has changed then
 */
export function confirm(intent: PaymentIntent, confirmation: Confirmation): Confirmed {
  if (intent.status !== 'requires_payment_method' && intent.status !== 'requires_confirmation') {
    throw unexpectedState(refusalOf(intent), showPaymentIntent(intent));
  }
  const paymentMethod = confirmation.paymentMethod ?? intent.paymentMethod;
  if (paymentMethod === null) {
    throw unexpectedState(
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method.",
      showPaymentIntent(intent),
    );
  }
  if (intent.allowsRedirects && confirmation.returnUrl === undefined) throw returnUrlMissing();
  const declined = confirmation.decline ?? requireCard(paymentMethod).authorization;
  return declined === undefined
    ? { intent: authorize(intent, paymentMethod) }
    : { intent: decline(intent, declined), declined };
}

/** @throws StripeError `resource_missing` for a payment method that does not exist */
export function requireCard(paymentMethod: string) {
  const card = findTestCard(paymentMethod);
  if (card === undefined) throw resourceMissing('PaymentMethod', paymentMethod, 'payment_method', 400);
  return card;
}

/** 402: the issuer declined. The error shows the intent after the decline. */
export function cardError(declined: Decline, intent: PaymentIntent): StripeError {
  return new StripeError({
    status: 402,
    type: 'card_error',
    ...declined,
    payment_intent: showPaymentIntent(intent),
  });
}

function refusalOf({ status }: PaymentIntent): string {
  if (status === 'succeeded') {
    return 'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.';
  }
  return `You cannot confirm this PaymentIntent because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may be confirmed: requires_confirmation, requires_action, requires_payment_method.`;
}

function returnUrlMissing(): StripeError {
  return invalidParameter(
    'This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don’t want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating PaymentIntents.',
    'return_url',
  );
}
