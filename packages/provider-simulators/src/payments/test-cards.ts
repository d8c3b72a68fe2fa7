/** Why a card is refused, in the words of https://docs.stripe.com/declines/codes */
export interface Decline {
  readonly code: string;
  /** Absent if the payer could not be authenticated, because the issuer was not asked then. */
  readonly decline_code?: string;
  readonly message: string;
}

interface TestCard {
  /** The payer has to confirm the payment with 3-D Secure before the issuer is asked. */
  readonly needsAuthentication?: true;
  readonly authorization?: Decline;
  readonly capture?: Decline;
  /** How a refund begins, and what becomes of it. Without it, it succeeds at once. */
  readonly refund?: { readonly begins: 'pending' | 'succeeded'; readonly settles: 'succeeded' | 'failed' };
}

const GENERIC: Decline = {
  code: 'card_declined',
  decline_code: 'generic_decline',
  message: 'Your card was declined.',
};
const INSUFFICIENT_FUNDS: Decline = {
  code: 'card_declined',
  decline_code: 'insufficient_funds',
  message: 'Your card has insufficient funds.',
};
const LOST_CARD: Decline = { ...GENERIC, decline_code: 'lost_card' };
const STOLEN_CARD: Decline = { ...GENERIC, decline_code: 'stolen_card' };
const EXPIRED_CARD: Decline = {
  code: 'expired_card',
  decline_code: 'expired_card',
  message: 'Your card has expired.',
};

/** The error of an intent whose payer refused, or failed, the authentication. */
export const NOT_AUTHENTICATED: Decline = {
  code: 'payment_intent_authentication_failure',
  message:
    'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
};

/**
 * The existing payment methods. Those that begin with `pm_card_` have Stripe's own names
 * (https://docs.stripe.com/testing). Stripe has none that behaves like those that begin with `pm_simulator_`.
 */
const CARDS: ReadonlyMap<string, TestCard> = new Map<string, TestCard>([
  ['pm_card_visa', {}],
  ['pm_card_mastercard', {}],
  ['pm_card_visa_chargeDeclined', { authorization: GENERIC }],
  ['pm_card_visa_chargeDeclinedInsufficientFunds', { authorization: INSUFFICIENT_FUNDS }],
  ['pm_card_visa_chargeDeclinedLostCard', { authorization: LOST_CARD }],
  ['pm_card_visa_chargeDeclinedStolenCard', { authorization: STOLEN_CARD }],
  ['pm_card_chargeDeclinedExpiredCard', { authorization: EXPIRED_CARD }],
  ['pm_card_threeDSecure2Required', { needsAuthentication: true }],
  ['pm_card_authenticationRequired', { needsAuthentication: true }],
  ['pm_card_threeDSecureRequiredChargeDeclined', { needsAuthentication: true, authorization: GENERIC }],
  ['pm_card_pendingRefund', { refund: { begins: 'pending', settles: 'succeeded' } }],
  ['pm_card_refundFail', { refund: { begins: 'succeeded', settles: 'failed' } }],
  ['pm_simulator_pendingRefundFail', { refund: { begins: 'pending', settles: 'failed' } }],
  ['pm_simulator_captureDeclined', { capture: GENERIC }],
]);

/** @returns undefined for a payment method that does not exist */
export function findTestCard(paymentMethod: string): TestCard | undefined {
  return CARDS.get(paymentMethod);
}

const DECLINES: ReadonlyMap<string, Decline> = new Map([
  ['generic_decline', GENERIC],
  ['insufficient_funds', INSUFFICIENT_FUNDS],
  ['lost_card', LOST_CARD],
  ['stolen_card', STOLEN_CARD],
  ['expired_card', EXPIRED_CARD],
]);

/** The decline codes that a fault may name. The first one is the default. */
export const DECLINE_CODES: readonly [string, ...string[]] = [
  'generic_decline',
  ...[...DECLINES.keys()].filter((code) => code !== 'generic_decline'),
];

export function declineOf(code: string): Decline {
  return DECLINES.get(code) ?? GENERIC;
}
