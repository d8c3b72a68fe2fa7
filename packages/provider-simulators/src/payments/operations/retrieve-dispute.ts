import { z } from 'zod';
import { showDispute } from '../dispute.ts';
import { defineOperation } from '../operation.ts';
import { resourceMissing } from '../stripe-error.ts';

/** GET /v1/disputes/{id} */
export const retrieveDispute = defineOperation({
  name: 'disputes.retrieve',
  method: 'GET',
  path: '/v1/disputes/{id}',
  parameters: z.strictObject({}),
  metadata: ({ books, id }) => books.disputes.find(id)?.metadata ?? {},

  run({ books, id }) {
    const dispute = books.disputes.find(id);
    if (dispute === undefined) throw resourceMissing('dispute', id, 'dispute', 404);
    return showDispute(dispute);
  },
});
