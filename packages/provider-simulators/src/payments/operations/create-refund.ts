import { z } from 'zod';
import { defineOperation } from '../operation.ts';
import { amountParameter, metadataParameter } from '../parse-parameters.ts';
import { giveBack, newId, type PaymentIntent } from '../payment-intent.ts';
import { type Refund, showRefund } from '../refund.ts';
import { invalidParameter, resourceMissing, StripeError } from '../stripe-error.ts';

const Parameters = z.strictObject({
  payment_intent: z.string(),
  amount: amountParameter.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata: metadataParameter,
});

/** POST /v1/refunds: refunds what was captured, in one or several parts, but never more. */
export const createRefund = defineOperation<z.output<typeof Parameters>>({
  name: 'refunds.create',
  method: 'POST',
  path: '/v1/refunds',
  parameters: Parameters,
  metadata: ({ books, parameters }) => ({
    ...books.find(parameters.payment_intent)?.metadata,
    ...parameters.metadata,
  }),

  run({ books, parameters, at }) {
    const intent = books.find(parameters.payment_intent);
    if (intent === undefined) {
      throw resourceMissing('payment_intent', parameters.payment_intent, 'payment_intent', 400);
    }
    const amount = refundable(intent, parameters.amount);
    const refund: Refund = {
      id: newId('re'),
      createdAt: at,
      paymentIntent: intent.id,
      charge: intent.latestCharge,
      amount,
      currency: intent.currency,
      reason: parameters.reason ?? null,
      metadata: parameters.metadata,
    };
    books.update(giveBack(intent, amount));
    books.addRefund(refund);
    return showRefund(refund);
  },
});

function refundable(intent: PaymentIntent, wanted: number | undefined): number {
  if (intent.status !== 'succeeded') {
    throw refuse(
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund. Cancel the PaymentIntent instead.`,
    );
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
