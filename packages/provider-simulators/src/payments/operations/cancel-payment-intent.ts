import { z } from 'zod';
import { metadataOfIntent, requireIntent } from '../find-intent.ts';
import { defineOperation } from '../operation.ts';
import { cancel } from '../payment-intent.ts';
import { showPaymentIntent } from '../show-payment-intent.ts';
import { unexpectedState } from '../stripe-error.ts';

const Reason = z.enum(['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned']);

/** POST /v1/payment_intents/{id}/cancel: releases the authorization. A captured payment can only be refunded. */
export const cancelPaymentIntent = defineOperation({
  name: 'payment_intents.cancel',
  method: 'POST',
  path: '/v1/payment_intents/{id}/cancel',
  parameters: z.strictObject({ cancellation_reason: Reason.optional() }),
  metadata: metadataOfIntent,

  run(call) {
    const intent = requireIntent(call);
    if (intent.status === 'succeeded' || intent.status === 'canceled') {
      throw unexpectedState(
        `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action, processing.`,
        showPaymentIntent(intent),
      );
    }
    const canceled = cancel(intent, call.parameters.cancellation_reason ?? null, call.at);
    call.books.update(canceled);
    call.announce('payment_intent.canceled', showPaymentIntent(canceled), canceled);
    return showPaymentIntent(canceled);
  },
});
