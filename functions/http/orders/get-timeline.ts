import { z } from 'zod';
import { OrderId } from '../../../shared/domain/ids.ts';
import { Problem } from '../../../shared/problems.ts';
import { route } from '../route.ts';
import { TimelineEntry, toTimelineEntry } from './order-shapes.ts';

const Timeline = z.object({ data: z.array(TimelineEntry) });

export const getTimeline = route({
  operationId: 'getTimeline',
  method: 'GET',
  path: '/v1/orders/{orderId}/timeline',
  summary: 'Get every event of an order, in sequence',
  scope: 'orders.read',
  params: z.object({ orderId: OrderId }),
  reply: { status: 200, body: Timeline },
  problems: ['not_found'],

  async handle({ partner, params }, { orders }) {
    const events = await orders.timeline({ partnerId: partner.id, orderId: params.orderId });
    if (events === undefined) throw new Problem('not_found');
    return { status: 200, body: { data: events.map(toTimelineEntry) } };
  },
});
