import { z } from 'zod';
import { showDispute } from '../dispute.ts';
import { listPage, listParameters } from '../list-page.ts';
import { defineOperation } from '../operation.ts';

/** GET /v1/disputes: one page, the newest first, of all or of one payment intent. */
export const listDisputes = defineOperation({
  name: 'disputes.list',
  method: 'GET',
  path: '/v1/disputes',
  parameters: z.strictObject({ ...listParameters, payment_intent: z.string().optional() }),
  metadata: () => ({}),
  run: ({ books, parameters }) =>
    listPage(books.disputes, parameters, {
      ...{ url: '/v1/disputes', what: 'dispute', about: parameters.payment_intent, show: showDispute },
    }),
});
