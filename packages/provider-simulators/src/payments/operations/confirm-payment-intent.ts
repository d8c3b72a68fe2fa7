import { z } from 'zod';
import { cardError, confirm } from '../confirm.ts';
import { metadataOfIntent, requireIntent } from '../find-intent.ts';
import { defineOperation } from '../operation.ts';
import { showPaymentIntent } from '../show-payment-intent.ts';

/** POST /v1/payment_intents/{id}/confirm: authorizes the payment. A capture then takes the money. */
export const confirmPaymentIntent = defineOperation({
  name: 'payment_intents.confirm',
  method: 'POST',
  path: '/v1/payment_intents/{id}/confirm',
  parameters: z.strictObject({ payment_method: z.string().optional(), return_url: z.url().optional() }),
  metadata: metadataOfIntent,

  run(call) {
    const { payment_method: paymentMethod = null, return_url: returnUrl } = call.parameters;
    const { intent, declined } = confirm(requireIntent(call), { paymentMethod, returnUrl, decline: call.decline });
    call.books.update(intent);
    if (declined !== undefined) throw cardError(declined, intent);
    return showPaymentIntent(intent);
  },
});
