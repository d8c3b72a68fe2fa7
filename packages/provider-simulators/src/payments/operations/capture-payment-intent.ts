import { z } from 'zod';
import { cardError } from '../confirm.ts';
import { metadataOfIntent, requireIntent } from '../find-intent.ts';
import { defineOperation } from '../operation.ts';
import { amountParameter } from '../parse-parameters.ts';
import { capture, type PaymentIntent } from '../payment-intent.ts';
import { showPaymentIntent } from '../show-payment-intent.ts';
import { invalidParameter, unexpectedState } from '../stripe-error.ts';
import { findTestCard } from '../test-cards.ts';

/**
 * POST /v1/payment_intents/{id}/capture: captures the authorized amount, or a part of it and releases the rest. A
 * refused capture changes nothing: the authorization remains and can be cancelled.
 */
export const capturePaymentIntent = defineOperation({
  name: 'payment_intents.capture',
  method: 'POST',
  path: '/v1/payment_intents/{id}/capture',
  parameters: z.strictObject({ amount_to_capture: amountParameter.optional() }),
  metadata: metadataOfIntent,

  run(call) {
    const intent = requireIntent(call);
    if (intent.status !== 'requires_capture') throw unexpectedState(refusalOf(intent), showPaymentIntent(intent));
    const amount = call.parameters.amount_to_capture ?? intent.amount;
    if (amount > intent.amount) {
      const message = `Amount to capture (${amount}) is greater than the amount that can be captured (${intent.amount}).`;
      throw invalidParameter(message, 'amount_to_capture', 'amount_too_large');
    }
    const declined = call.decline ?? findTestCard(intent.paymentMethod ?? '')?.capture;
    if (declined !== undefined) throw cardError(declined, intent);
    const captured = capture(intent, amount);
    call.books.update(captured);
    call.announce('payment_intent.succeeded', showPaymentIntent(captured), captured);
    return showPaymentIntent(captured);
  },
});

function refusalOf({ status }: PaymentIntent): string {
  if (status === 'succeeded') {
    return 'This PaymentIntent could not be captured because it has already been captured.';
  }
  return `This PaymentIntent could not be captured because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`;
}
