import { z } from 'zod';
import { defineOperation } from '../operation.ts';
import { resourceMissing } from '../stripe-error.ts';

/** GET /v1/events/{id} */
export const retrieveEvent = defineOperation({
  name: 'events.retrieve',
  method: 'GET',
  path: '/v1/events/{id}',
  parameters: z.strictObject({}),
  metadata: () => ({}),

  run({ log, id }) {
    const event = log.events.find(id);
    if (event === undefined) throw resourceMissing('event', id, 'id', 404);
    return event.shown;
  },
});
