import { z } from 'zod';
import { showDispute } from '../dispute.ts';
import { expandParameter } from '../expand.ts';
import { listPage, listParameters } from '../list-page.ts';
import { defineOperation } from '../operation.ts';
import { withIntent } from '../show-expanded.ts';

/** GET /v1/disputes: one page, the newest first, of all or of one payment intent. */
export const listDisputes = defineOperation({
  name: 'disputes.list',
  method: 'GET',
  path: '/v1/disputes',
  parameters: z.strictObject({
    ...listParameters,
    payment_intent: z.string().optional(),
    expand: expandParameter('data.payment_intent', 'data.payment_intent.latest_charge'),
  }),
  metadata: () => ({}),
  run: ({ books, parameters }) =>
    listPage(books.disputes, parameters, {
      ...{ url: '/v1/disputes', what: 'dispute', about: parameters.payment_intent },
      show: (found) => withIntent(books, showDispute(found), parameters.expand, 'data.'),
    }),
});
