import { z } from 'zod';
import { EndpointId } from '../../../shared/domain/ids.ts';
import { DeliveryId } from '../../../shared/domain/webhook-delivery.ts';
import { Problem } from '../../../shared/problems.ts';
import { fieldsOf } from '../fields-of.ts';
import { route } from '../route.ts';
import { DeliveryView, toDeliveryView } from './delivery-shapes.ts';
import { requireEndpoint } from './require-endpoint.ts';

export const getDelivery = route({
  operationId: 'getDelivery',
  method: 'GET',
  path: '/v1/webhook-endpoints/{endpointId}/deliveries/{deliveryId}',
  summary: 'Get a delivery',
  description: 'With its attempts: how your endpoint answered, how long it took, and when the next one is due.',
  scope: 'webhooks.manage',
  params: z.object({ endpointId: EndpointId, deliveryId: DeliveryId }),
  query: z.strictObject({ fields: fieldsOf(DeliveryView) }),
  reply: { status: 200, body: DeliveryView },
  problems: ['not_found'],

  async handle({ partner, params: { endpointId, deliveryId } }, context) {
    const ref = { partnerId: partner.id, endpointId };
    await requireEndpoint(ref, context);
    const found = await context.webhookDeliveries.find({ ...ref, id: deliveryId });
    if (found === undefined) throw new Problem('not_found');
    return { status: 200, body: toDeliveryView(found.delivery) };
  },
});
