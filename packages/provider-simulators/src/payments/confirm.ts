import type { Announce } from './event-log.ts';
import { authorize, decline, type PaymentIntent, requireAction } from './payment-intent.ts';
import { showPaymentIntent } from './show-payment-intent.ts';
import { invalidParameter, resourceMissing, StripeError, unexpectedState } from './stripe-error.ts';
import { type Decline, findTestCard } from './test-cards.ts';

export interface Confirmation {
  readonly paymentMethod: string | null;
  readonly returnUrl: string | undefined;
  /** The simulator's own URL. */
  readonly url: string;
  /** A decline that a fault rule requests, for any card. */
  readonly decline?: Decline | undefined;
}

/** The result of a confirmation: the new intent, which may wait for the payer, and the decline if there was one. */
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
  if (!CONFIRMABLE.has(intent.status)) {
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
  const card = requireCard(paymentMethod);
  if (card.needsAuthentication && confirmation.decline === undefined) {
    const url = `${confirmation.url}/redirect/authenticate/${intent.id}?client_secret=${intent.clientSecret}`;
    return { intent: requireAction(intent, paymentMethod, { url, returnUrl: confirmation.returnUrl ?? null }) };
  }
  return askIssuer(intent, paymentMethod, confirmation.decline ?? card.authorization);
}

/** Authorizes the payment, or declines it. */
export function askIssuer(intent: PaymentIntent, paymentMethod: string, declined: Decline | undefined): Confirmed {
  return declined === undefined
    ? { intent: authorize(intent, paymentMethod) }
    : { intent: decline(intent, declined), declined };
}

/** Writes the event of a confirmation. */
export function announceConfirmed({ intent, declined }: Confirmed, announce: Announce): void {
  const waits = intent.status === 'requires_action' ? 'requires_action' : 'amount_capturable_updated';
  announce(`payment_intent.${declined === undefined ? waits : 'payment_failed'}`, showPaymentIntent(intent), intent);
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

const CONFIRMABLE: ReadonlySet<string> = new Set([
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
]);

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
