import { announceConfirmed, askIssuer, type Confirmed, requireCard } from './confirm.ts';
import type { CallContext } from './operation.ts';
import { decline, type PaymentIntent } from './payment-intent.ts';
import { NOT_AUTHENTICATED } from './test-cards.ts';

export type AuthenticationOutcome = 'approved' | 'refused';

/**
 * Ends the payer's authentication: the issuer is asked for the authorization, or the intent waits for another card.
 *
 * @returns undefined if the intent waits for no authentication, and nothing has changed then
 */
export function endAuthentication(
  { books, announce }: CallContext,
  intent: PaymentIntent,
  outcome: AuthenticationOutcome,
): PaymentIntent | undefined {
  const { status, paymentMethod } = intent;
  if (status !== 'requires_action' || paymentMethod === null) return undefined;
  const confirmed: Confirmed =
    outcome === 'approved'
      ? askIssuer(intent, paymentMethod, requireCard(paymentMethod).authorization)
      : { intent: decline(intent, NOT_AUTHENTICATED), declined: NOT_AUTHENTICATED };
  books.update(confirmed.intent);
  announceConfirmed(confirmed, announce);
  return confirmed.intent;
}
