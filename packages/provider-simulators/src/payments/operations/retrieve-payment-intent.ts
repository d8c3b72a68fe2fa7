import { z } from 'zod';
import { metadataOfIntent, requireIntent } from '../find-intent.ts';
import { defineOperation } from '../operation.ts';
import { showPaymentIntent } from '../show-payment-intent.ts';

/** GET /v1/payment_intents/{id} */
export const retrievePaymentIntent = defineOperation({
  name: 'payment_intents.retrieve',
  method: 'GET',
  path: '/v1/payment_intents/{id}',
  parameters: z.strictObject({}),
  metadata: metadataOfIntent,
  run: (call) => showPaymentIntent(requireIntent(call)),
});
