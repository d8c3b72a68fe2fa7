import { z } from 'zod';
import { expandParameter } from '../expand.ts';
import { metadataOfIntent, requireIntent } from '../find-intent.ts';
import { defineOperation } from '../operation.ts';
import { showIntentWithCharge } from '../show-expanded.ts';

/** GET /v1/payment_intents/{id} */
export const retrievePaymentIntent = defineOperation({
  name: 'payment_intents.retrieve',
  method: 'GET',
  path: '/v1/payment_intents/{id}',
  parameters: z.strictObject({ expand: expandParameter('latest_charge') }),
  metadata: metadataOfIntent,
  run: (call) => showIntentWithCharge(call.books, requireIntent(call), call.parameters.expand.has('latest_charge')),
});
