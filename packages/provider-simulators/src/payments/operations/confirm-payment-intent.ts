import { z } from 'zod';
import { announceConfirmed, cardError, confirm } from '../confirm.ts';
import { metadataOfIntent, requireIntent } from '../find-intent.ts';
import { defineOperation } from '../operation.ts';
import { showPaymentIntent } from '../show-payment-intent.ts';

/**
 * POST /v1/payment_intents/{id}/confirm: authorizes the payment, at once or after the payer's authentication. A capture
 * then takes the money.
 */
export const confirmPaymentIntent = defineOperation({
  name: 'payment_intents.confirm',
  method: 'POST',
  path: '/v1/payment_intents/{id}/confirm',
  parameters: z.strictObject({ payment_method: z.string().optional(), return_url: z.url().optional() }),
  metadata: metadataOfIntent,

  run(call) {
    const { payment_method: paymentMethod = null, return_url: returnUrl } = call.parameters;
    const { url, decline } = call;
    const confirmed = confirm(requireIntent(call), { paymentMethod, returnUrl, url, decline });
    const { intent, declined } = confirmed;
    call.books.update(intent);
    announceConfirmed(confirmed, call.announce);
    if (declined !== undefined) throw cardError(declined, intent);
    return showPaymentIntent(intent);
  },
});
