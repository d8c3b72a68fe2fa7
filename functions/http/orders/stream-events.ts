import { z } from 'zod';
import { OrderId } from '../../../shared/domain/ids.ts';
import { Problem } from '../../../shared/problems.ts';
import { openEventStream } from '../open-event-stream.ts';
import { route } from '../route.ts';
import { TimelineEntry, toTimelineEntry } from './order-shapes.ts';
import { OrderTail } from './order-tail.ts';
import { reportUnreadableEvents } from './report-unreadable-events.ts';

export const streamEvents = route({
  operationId: 'streamEvents',
  method: 'GET',
  path: '/v1/orders/{orderId}/events',
  summary: 'Stream the events of an order',
  description:
    'Server-sent events: `id` is the event’s `sequence`, `event` is its type, and `data` is an entry of the timeline. When there are no events, a comment keeps the stream alive. The stream ends after some minutes: connect again with `Last-Event-ID`, as every `EventSource` does. With an id that the order has not reached yet, the stream starts at the first event. The number of streams that a partner may have open at a time is limited: a further one gets 429 `too_many_streams` until another ends.',
  scope: 'orders.read',
  params: z.object({ orderId: OrderId }),
  reply: { status: 200, body: TimelineEntry, mediaType: 'text/event-stream' },
  problems: ['not_found', 'too_many_streams'],

  handle({ partner, params, lastEventId }, context) {
    const { orders, orderFeed } = context;
    const follow = async () => {
      const ref = { partnerId: partner.id, orderId: params.orderId };
      const order = await orders.find(ref);
      if (order === undefined) throw new Problem('not_found');

      // An event's id is its sequence. Any other id starts the stream from the beginning: a client recognises repeated
      // events by their ids, but can't detect a missing one.
      const last = /^\d{1,15}$/.test(lastEventId ?? '') ? Number(lastEventId) : 0;
      const tail = await OrderTail.follow(ref, last > order.version ? 0 : last, { orders, orderFeed });
      return {
        async next(enough: AbortSignal) {
          const events = await tail.next(enough);
          reportUnreadableEvents(params.orderId, events);
          return events.map((event) => ({
            id: String(event.sequence),
            type: event.type === 'newer' ? event.event.type : event.type,
            data: toTimelineEntry(event),
          }));
        },
        leave: () => tail.leave(),
      };
    };
    return openEventStream(partner.id, follow, context);
  },
});
