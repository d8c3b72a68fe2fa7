import { type Dispute, showDispute } from './dispute.ts';
import type { CallContext } from './operation.ts';
import { newId, type PaymentIntent } from './payment-intent.ts';
import { StripeError } from './stripe-error.ts';

/** The cardholder disputes a captured payment, or a part. @throws StripeError 400 if it has none, or has a dispute */
export function openDispute(
  { books, at, announce }: CallContext,
  intent: PaymentIntent,
  { amount, reason }: { amount: number | undefined; reason: string },
): Dispute {
  const left = intent.captured - intent.refunded;
  if (intent.status !== 'succeeded' || (amount ?? left) > left || left === 0) {
    throw refuse(`${intent.id} has ${left} that can be disputed`);
  }
  if (books.disputesOf(intent.id).length > 0) throw refuse(`${intent.id} has a dispute already`);
  const dispute: Dispute = {
    ...{ id: newId('dp'), createdAt: at, paymentIntent: intent.id, charge: intent.latestCharge },
    ...{ amount: amount ?? left, currency: intent.currency, reason, status: 'needs_response', metadata: {} },
  };
  books.disputes.add(dispute, intent.id);
  announce('charge.dispute.created', showDispute(dispute), intent);
  return dispute;
}

/** The issuer decides. A dispute that is closed stays as it is. */
export function closeDispute({ books, announce }: CallContext, dispute: Dispute, outcome: 'won' | 'lost'): Dispute {
  if (dispute.status !== 'needs_response') return dispute;
  const closed: Dispute = { ...dispute, status: outcome };
  books.disputes.update(closed);
  const metadata = books.find(dispute.paymentIntent)?.metadata ?? {};
  announce('charge.dispute.closed', showDispute(closed), { metadata, previous: { status: dispute.status } });
  return closed;
}

function refuse(message: string): StripeError {
  return new StripeError({ status: 400, type: 'invalid_request_error', message });
}
