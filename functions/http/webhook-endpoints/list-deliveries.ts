import { z } from 'zod';
import { EndpointId } from '../../../shared/domain/ids.ts';
import { deliveryStatuses } from '../../../shared/domain/webhook-delivery.ts';
import { fieldsOf } from '../fields-of.ts';
import { buildPage, PageOf, paging } from '../page.ts';
import { route } from '../route.ts';
import { DeliveryView, toDeliveryView } from './delivery-shapes.ts';
import { requireEndpoint } from './require-endpoint.ts';

export const listDeliveries = route({
  operationId: 'listDeliveries',
  method: 'GET',
  path: '/v1/webhook-endpoints/{endpointId}/deliveries',
  summary: 'List deliveries',
  description:
    'What was sent to this endpoint in the last 30 days, the newest first, with its attempts. A delivery is listed once its first attempt was made.',
  scope: 'webhooks.manage',
  params: z.object({ endpointId: EndpointId }),
  query: z.strictObject({
    status: z.enum(deliveryStatuses).optional().describe('Only deliveries with this status'),
    fields: fieldsOf(DeliveryView),
    ...paging,
  }),
  reply: { status: 200, body: PageOf(DeliveryView, 'WebhookDeliveryList'), headers: ['link'] },
  problems: ['not_found', 'invalid_cursor'],

  async handle({ partner, params: { endpointId }, query }, context) {
    const { webhookDeliveries, cursors } = context;
    const ref = { partnerId: partner.id, endpointId };
    await requireEndpoint(ref, context);
    const { cursor, limit, status } = query;
    const list = { deliveries: ref, status };
    const after = cursor === undefined ? undefined : await cursors.read(cursor, list);
    const { deliveries, next } = await webhookDeliveries.list(ref, { status, after, limit });

    const nextCursor = next === undefined ? undefined : await cursors.write(next, list);
    const path = `/v1/webhook-endpoints/${endpointId}/deliveries`;
    return buildPage(path, query, { data: deliveries.map(toDeliveryView), limit, unreadable: [], nextCursor });
  },
});
