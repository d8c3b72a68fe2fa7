import { z } from 'zod';
import { paging } from '../page.ts';
import { route } from '../route.ts';
import { EventTypes, isWanted } from './event-types.ts';
import { EventView, toEventView } from './event-view.ts';
import { findFeedPlace, writeFeedCursor } from './feed-cursor.ts';

const EventList = z
  .object({
    data: z.array(EventView).describe('The events of this page, oldest first'),
    meta: z
      .object({
        limit: z.int().describe('The maximum number of events on a page'),
        nextCursor: z
          .string()
          .describe('Send it as `after` to go on. Keep it: it is there even if nothing has come since'),
        hasMore: z.boolean().describe('Whether there may be more already. A page can be empty and still have more'),
      })
      .meta({ id: 'EventListMeta' })
      .describe('Where to go on'),
  })
  .meta({ id: 'EventList' });

export const listEvents = route({
  operationId: 'listEvents',
  method: 'GET',
  path: '/v1/events',
  summary: 'List all your events',
  description:
    'Everything that happened to your orders and webhook endpoints, and that products run low, oldest first, for 30 days. No event appears before one that you have read: keep `nextCursor`, send it as `after` next time, and you miss none. Without `after` the list begins with the oldest event that is kept. Your own events have an order that never changes, and those of one order are in sequence. Events of products (`stock.*`) are the same for all partners and stand among yours by their time, as far as they are known when you read. Every type is described as a webhook. An event is here within seconds. It may come twice after we had to restore our database: you recognise it by its `id`.',
  scope: 'orders.read',
  query: z.strictObject({
    after: z
      .string()
      .max(500)
      .optional()
      .describe('The `nextCursor` of an earlier page; `latest` begins with the next event'),
    types: EventTypes.optional().describe('Only events of these types: exact types, or a group such as `order.*`'),
    limit: paging.limit,
  }),
  reply: { status: 200, body: EventList },
  problems: ['invalid_cursor'],

  async handle({ partner, query: { after, types, limit } }, { eventFeed, cursors }) {
    const place = await findFeedPlace(after, partner.id, { eventFeed, cursors });
    const wanted = (type: string) => isWanted(types, type);
    const { events, next, hasMore } = await eventFeed.read(partner.id, { after: place, limit, wanted });
    const data = events.map(({ event }) => toEventView(event));
    return {
      status: 200,
      body: { data, meta: { limit, nextCursor: await writeFeedCursor(next, partner.id, cursors), hasMore } },
    };
  },
});
