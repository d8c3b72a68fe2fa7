import { z } from 'zod';
import { defineOperation } from '../operation.ts';
import { limitParameter } from '../parse-parameters.ts';
import { showPaymentIntent } from '../show-payment-intent.ts';

const DEFAULT_LIMIT = 10;

/** GET /v1/payment_intents: one page, the newest first. Cursors and filters are refused by name. */
export const listPaymentIntents = defineOperation({
  name: 'payment_intents.list',
  method: 'GET',
  path: '/v1/payment_intents',
  parameters: z.strictObject({ limit: limitParameter.optional() }),
  metadata: () => ({}),

  run({ books, parameters: { limit = DEFAULT_LIMIT } }) {
    const found = books.newest(limit + 1);
    return {
      object: 'list',
      url: '/v1/payment_intents',
      has_more: found.length > limit,
      data: found.slice(0, limit).map(showPaymentIntent),
    };
  },
});
