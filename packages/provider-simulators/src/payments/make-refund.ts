import type { CallContext } from './operation.ts';
import { giveBack, newId, type PaymentIntent, takeBackRefund } from './payment-intent.ts';
import { type Refund, showRefund } from './refund.ts';
import { showCharge } from './show-charge.ts';
import { invalidParameter, StripeError } from './stripe-error.ts';
import { findTestCard } from './test-cards.ts';

export interface RefundWish {
  /** Without it, all that is left. */
  readonly amount: number | undefined;
  readonly reason: string | undefined;
  readonly metadata: Record<string, string>;
}

/** Refunds what was captured, or a part. @throws StripeError 400 if there is less left, or a dispute has taken it */
export function makeRefund(context: CallContext, intent: PaymentIntent, wish: RefundWish): Refund {
  const { books, at, announce, settlesAt } = context;
  const amount = refundable(context, intent, wish.amount);
  const card = findTestCard(intent.paymentMethod ?? '')?.refund;
  const refund: Refund = {
    ...{ id: newId('re'), createdAt: at, paymentIntent: intent.id, charge: intent.latestCharge },
    ...{ amount, currency: intent.currency, reason: wish.reason ?? null, metadata: wish.metadata },
    ...{ status: card?.begins ?? 'succeeded', settles: card?.settles ?? null, failureReason: null },
  };
  const refunded = giveBack(intent, amount);
  books.update(refunded);
  books.refunds.add(refund, intent.id);
  if (refund.settles !== null) books.settleLater(refund.id, settlesAt);
  announce('refund.created', showRefund(refund), intent);
  announce('charge.refunded', showCharge(refunded, books.disputesOf(intent.id).length > 0), {
    metadata: intent.metadata,
    previous: { amount_refunded: intent.refunded, refunded: false },
  });
  return refund;
}

/** Gives a refund its final result. A refund that fails returns the money to the merchant. */
export function settleRefund({ books, announce }: CallContext, refund: Refund, status: 'succeeded' | 'failed'): Refund {
  const settled: Refund = {
    ...{ ...refund, status, settles: null },
    failureReason: status === 'failed' ? 'expired_or_canceled_card' : null,
  };
  books.refunds.update(settled);
  books.noteSettled(refund.id);
  const intent = books.find(refund.paymentIntent);
  if (intent === undefined) return settled;
  if (status === 'failed') books.update(takeBackRefund(intent, refund.amount));
  const about = { metadata: intent.metadata, previous: { status: refund.status } };
  announce('refund.updated', showRefund(settled), about);
  if (status === 'failed') announce('refund.failed', showRefund(settled), about);
  return settled;
}

function refundable({ books }: CallContext, intent: PaymentIntent, wanted: number | undefined): number {
  if (intent.status !== 'succeeded') {
    throw refuse(
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund. Cancel the PaymentIntent instead.`,
    );
  }
  if (books.disputesOf(intent.id).some(({ status }) => status !== 'won')) {
    throw refuse(`Charge ${intent.latestCharge} has been charged back; cannot issue a refund.`, 'charge_disputed');
  }
  const left = intent.captured - intent.refunded;
  if (left === 0) throw refuse(`Charge ${intent.latestCharge} has already been refunded.`, 'charge_already_refunded');
  const amount = wanted ?? left;
  if (amount > left) {
    throw invalidParameter(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, 'amount');
  }
  return amount;
}

function refuse(message: string, code?: string): StripeError {
  return new StripeError({ status: 400, type: 'invalid_request_error', message, ...(code && { code }) });
}
