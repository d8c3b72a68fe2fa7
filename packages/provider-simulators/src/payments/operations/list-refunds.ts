import { z } from 'zod';
import { listPage, listParameters } from '../list-page.ts';
import { defineOperation } from '../operation.ts';
import { showRefund } from '../refund.ts';

/** GET /v1/refunds: one page, the newest first, of all or of one payment intent. */
export const listRefunds = defineOperation({
  name: 'refunds.list',
  method: 'GET',
  path: '/v1/refunds',
  parameters: z.strictObject({ ...listParameters, payment_intent: z.string().optional() }),
  metadata: () => ({}),
  run: ({ books, parameters }) =>
    listPage(books.refunds, parameters, {
      ...{ url: '/v1/refunds', what: 'refund', about: parameters.payment_intent, show: showRefund },
    }),
});
