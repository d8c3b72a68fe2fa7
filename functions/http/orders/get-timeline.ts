import { z } from 'zod';
import { OrderId } from '../../../shared/domain/ids.ts';
import { Problem } from '../../../shared/problems.ts';
import { route } from '../route.ts';
import { TimelineEntry, toTimelineEntry } from './order-shapes.ts';
import { reportUnreadableEvents } from './report-unreadable-events.ts';

const Timeline = z
  .object({ data: z.array(TimelineEntry).describe('Every event of the order, in sequence') })
  .meta({ id: 'Timeline' });

export const getTimeline = route({
  operationId: 'getTimeline',
  method: 'GET',
  path: '/v1/orders/{orderId}/timeline',
  summary: 'Get the timeline of an order',
  description:
    'Every event of the order, in sequence. If an error on our side makes an event unreadable, an entry of type `unreadable` takes its place; all other events are listed.',
  scope: 'orders.read',
  params: z.object({ orderId: OrderId }),
  reply: { status: 200, body: Timeline },
  problems: ['not_found'],

  async handle({ partner, params }, { orders }) {
    const events = await orders.readTimeline({ partnerId: partner.id, orderId: params.orderId });
    if (events === undefined) throw new Problem('not_found');
    reportUnreadableEvents(params.orderId, events);
    return { status: 200, body: { data: events.map(toTimelineEntry) } };
  },
});
