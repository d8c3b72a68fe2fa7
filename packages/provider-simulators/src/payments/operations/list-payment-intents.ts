import { z } from 'zod';
import { expandParameter } from '../expand.ts';
import { listPage, listParameters } from '../list-page.ts';
import { defineOperation } from '../operation.ts';
import { showIntentWithCharge } from '../show-expanded.ts';

/** GET /v1/payment_intents: one page, the newest first. */
export const listPaymentIntents = defineOperation({
  name: 'payment_intents.list',
  method: 'GET',
  path: '/v1/payment_intents',
  parameters: z.strictObject({ ...listParameters, expand: expandParameter('data.latest_charge') }),
  metadata: () => ({}),
  run: ({ books, parameters }) =>
    listPage(books.intents, parameters, {
      ...{ url: '/v1/payment_intents', what: 'payment_intent' },
      show: (intent) => showIntentWithCharge(books, intent, parameters.expand.has('data.latest_charge')),
    }),
});
