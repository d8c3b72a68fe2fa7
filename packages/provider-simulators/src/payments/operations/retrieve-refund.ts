import { z } from 'zod';
import { defineOperation } from '../operation.ts';
import { showRefund } from '../refund.ts';
import { resourceMissing } from '../stripe-error.ts';

/** GET /v1/refunds/{id} */
export const retrieveRefund = defineOperation({
  name: 'refunds.retrieve',
  method: 'GET',
  path: '/v1/refunds/{id}',
  parameters: z.strictObject({}),
  metadata({ books, id }) {
    const refund = books.refunds.find(id);
    return refund === undefined ? {} : { ...books.find(refund.paymentIntent)?.metadata, ...refund.metadata };
  },

  run({ books, id }) {
    const refund = books.refunds.find(id);
    if (refund === undefined) throw resourceMissing('refund', id, 'refund', 404);
    return showRefund(refund);
  },
});
