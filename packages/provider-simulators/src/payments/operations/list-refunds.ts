import { z } from 'zod';
import { expandParameter } from '../expand.ts';
import { listPage, listParameters } from '../list-page.ts';
import { defineOperation } from '../operation.ts';
import { showRefund } from '../refund.ts';
import { withIntent } from '../show-expanded.ts';

/** GET /v1/refunds: one page, the newest first, of all or of one payment intent. */
export const listRefunds = defineOperation({
  name: 'refunds.list',
  method: 'GET',
  path: '/v1/refunds',
  parameters: z.strictObject({
    ...listParameters,
    payment_intent: z.string().optional(),
    expand: expandParameter('data.payment_intent', 'data.payment_intent.latest_charge'),
  }),
  metadata: () => ({}),
  run: ({ books, parameters }) =>
    listPage(books.refunds, parameters, {
      ...{ url: '/v1/refunds', what: 'refund', about: parameters.payment_intent },
      show: (found) => withIntent(books, showRefund(found), parameters.expand, 'data.'),
    }),
});
