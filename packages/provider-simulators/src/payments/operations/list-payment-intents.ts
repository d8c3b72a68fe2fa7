import { z } from 'zod';
import { listPage, listParameters } from '../list-page.ts';
import { defineOperation } from '../operation.ts';
import { showPaymentIntent } from '../show-payment-intent.ts';

/** GET /v1/payment_intents: one page, the newest first. */
export const listPaymentIntents = defineOperation({
  name: 'payment_intents.list',
  method: 'GET',
  path: '/v1/payment_intents',
  parameters: z.strictObject(listParameters),
  metadata: () => ({}),
  run: ({ books, parameters }) =>
    listPage(books.intents, parameters, {
      ...{ url: '/v1/payment_intents', what: 'payment_intent', show: showPaymentIntent },
    }),
});
