import { z } from 'zod';
import { openEventStream } from '../open-event-stream.ts';
import { route } from '../route.ts';
import { EventTypes, isWanted } from './event-types.ts';
import { EventView, toEventView } from './event-view.ts';
import { findFeedPlace, writeFeedCursor } from './feed-cursor.ts';
import { FeedTail } from './feed-tail.ts';

export const streamAllEvents = route({
  operationId: 'streamAllEvents',
  method: 'GET',
  path: '/v1/events/stream',
  summary: 'Stream all your events',
  description:
    'The list of all your events as server-sent events, without end: `id` is the cursor of the event, `event` is its type, and `data` is the event. It begins after `after`, and after `Last-Event-ID` when your client connects again; you miss none. When there are no events, a comment keeps the stream alive, and an `id` without an event says where to go on. The stream ends after some minutes: connect again, as every `EventSource` does. The number of streams that a partner may have open at a time is limited: a further one gets 429 `too_many_streams` until another ends.',
  scope: 'orders.read',
  query: z.strictObject({
    after: z
      .string()
      .max(500)
      .optional()
      .describe(
        'Where to begin: a `nextCursor` of the list, or `latest`. Without it, with the oldest event that is kept',
      ),
    types: EventTypes.optional().describe('Only events of these types: exact types, or a group such as `order.*`'),
  }),
  reply: { status: 200, body: EventView, mediaType: 'text/event-stream' },
  problems: ['invalid_cursor', 'too_many_streams'],

  handle({ partner, query: { after, types }, lastEventId }, context) {
    const { eventFeed, cursors } = context;
    const follow = async () => {
      const place = await findFeedPlace(lastEventId || after, partner.id, { eventFeed, cursors });
      const wanted = (type: string) => isWanted(types, type);
      const tail = await FeedTail.follow(partner.id, place, { eventFeed, wanted });
      return {
        async next(enough: AbortSignal) {
          const events = await tail.next(enough);
          return Promise.all(
            events.map(async ({ place, event }) => ({
              id: await writeFeedCursor(place, partner.id, cursors),
              type: event.type,
              data: toEventView(event),
            })),
          );
        },
        // Without it, a client that asks for `latest` would miss what happens before it connects again.
        idOf: async () => tail.place && writeFeedCursor(tail.place, partner.id, cursors),
        leave: () => tail.leave(),
      };
    };
    return openEventStream(partner.id, follow, context);
  },
});
