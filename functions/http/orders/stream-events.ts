import { z } from 'zod';
import { OrderId } from '../../../shared/domain/ids.ts';
import { Problem } from '../../../shared/problems.ts';
import { untraced } from '../../../shared/telemetry/untraced.ts';
import { eventStream } from '../event-stream.ts';
import { route } from '../route.ts';
import { toTimelineEntry } from './order-shapes.ts';

export const streamEvents = route({
  operationId: 'streamEvents',
  method: 'GET',
  path: '/v1/orders/{orderId}/events',
  summary: 'Follow the events of an order as they happen, as server-sent events',
  description:
    'Each event has its `sequence` as its id, its type as its name, and an entry of the timeline as its data. A comment comes when nothing else does. The stream ends after some minutes: come back with `Last-Event-ID`, as every `EventSource` does.',
  scope: 'orders.read',
  params: z.object({ orderId: OrderId }),
  reply: { status: 200, body: z.string(), mediaType: 'text/event-stream' },
  problems: ['not_found'],

  async handle({ partner, params, lastEventId }, { orders, streams }) {
    const ref = { partnerId: partner.id, orderId: params.orderId };
    if ((await orders.find(ref)) === undefined) throw new Problem('not_found');

    // The id of an event is its sequence; whatever else a client may send begins at the beginning.
    let last = /^\d{1,15}$/.test(lastEventId ?? '') ? Number(lastEventId) : 0;
    const next = async () => {
      const events = (await untraced(() => orders.timeline(ref, last))) ?? [];
      last = events.at(-1)?.sequence ?? last;
      return events.map((event) => ({ id: String(event.sequence), type: event.type, data: toTimelineEntry(event) }));
    };
    const stream = eventStream({ next, ...streams });
    return { status: 200, stream, mediaType: 'text/event-stream' };
  },
});
