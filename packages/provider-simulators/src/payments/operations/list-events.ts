import { z } from 'zod';
import { listPage, listParameters } from '../list-page.ts';
import { defineOperation } from '../operation.ts';

/** GET /v1/events: one page of the last 30 days, the newest first, of all types or of one. */
export const listEvents = defineOperation({
  name: 'events.list',
  method: 'GET',
  path: '/v1/events',
  parameters: z.strictObject({ ...listParameters, type: z.string().optional() }),
  metadata: () => ({}),
  run: ({ log, parameters }) =>
    listPage(log.events, parameters, {
      ...{ url: '/v1/events', what: 'event', about: parameters.type, show: ({ shown }) => shown },
    }),
});
