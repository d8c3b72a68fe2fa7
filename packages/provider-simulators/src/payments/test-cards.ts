/** Why a card is refused, in the words of https://docs.stripe.com/declines/codes */
export interface Decline {
  readonly code: string;
  readonly decline_code: string;
  readonly message: string;
}

interface TestCard {
  readonly authorization?: Decline;
  readonly capture?: Decline;
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

/**
 * The existing payment methods. All but the last have Stripe's own names (https://docs.stripe.com/testing). The last
 * one exists only here, because Stripe has no card that authorizes and then refuses its capture.
 */
const CARDS: ReadonlyMap<string, TestCard> = new Map<string, TestCard>([
  ['pm_card_visa', {}],
  ['pm_card_mastercard', {}],
  ['pm_card_visa_chargeDeclined', { authorization: GENERIC }],
  ['pm_card_visa_chargeDeclinedInsufficientFunds', { authorization: INSUFFICIENT_FUNDS }],
  ['pm_card_visa_chargeDeclinedLostCard', { authorization: LOST_CARD }],
  ['pm_card_visa_chargeDeclinedStolenCard', { authorization: STOLEN_CARD }],
  ['pm_card_chargeDeclinedExpiredCard', { authorization: EXPIRED_CARD }],
  ['pm_simulator_captureDeclined', { capture: GENERIC }],
]);

/** @returns undefined for a payment method that does not exist */
export function findTestCard(paymentMethod: string): TestCard | undefined {
  return CARDS.get(paymentMethod);
}

const DECLINES: ReadonlyMap<string, Decline> = new Map(
  [GENERIC, INSUFFICIENT_FUNDS, LOST_CARD, STOLEN_CARD, EXPIRED_CARD].map((decline) => [decline.decline_code, decline]),
);

/** The decline codes that a fault may name. The first one is the default. */
export const DECLINE_CODES: readonly [string, ...string[]] = [
  GENERIC.decline_code,
  ...[...DECLINES.keys()].filter((code) => code !== GENERIC.decline_code),
];

export function declineOf(code: string): Decline {
  return DECLINES.get(code) ?? GENERIC;
}
