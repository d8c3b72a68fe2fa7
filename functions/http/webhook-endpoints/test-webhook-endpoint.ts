import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { EndpointId, testEventIdFor } from '../../../shared/domain/ids.ts';
import { deliveryIdFor, type WebhookDelivery } from '../../../shared/domain/webhook-delivery.ts';
import { route } from '../route.ts';
import { DeliveryView, toDeliveryView } from './delivery-shapes.ts';
import { nudgeDelivery } from './nudge-delivery.ts';
import { requireEnabled } from './require-endpoint.ts';

export const testWebhookEndpoint = route({
  operationId: 'testWebhookEndpoint',
  method: 'POST',
  path: '/v1/webhook-endpoints/{endpointId}/test',
  summary: 'Send a test event',
  description:
    'Sends an event `endpoint.test` to this endpoint, whatever its types are. The response is the delivery: get it again to see how your endpoint answered. A test that succeeds also ends a failure: events that wait are then sent. With an `Idempotency-Key`, a repeated request sends no second event.',
  scope: 'webhooks.manage',
  idempotent: 'optional',
  params: z.object({ endpointId: EndpointId }),
  reply: { status: 202, body: DeliveryView, headers: ['location'] },
  problems: ['not_found', 'endpoint_disabled'],

  async handle({ partner, params: { endpointId }, idempotencyKey }, context) {
    const { webhookDeliveries, clock } = context;
    const ref = { partnerId: partner.id, endpointId };
    await requireEnabled(ref, context);
    const eventId = testEventIdFor(endpointId, idempotencyKey || randomUUID());
    const id = deliveryIdFor(eventId);
    const at = clock.now().toISOString();
    const test: WebhookDelivery = {
      ...{ ...ref, id, eventId, type: 'endpoint.test', status: 'pending' as const },
      ...{ eventAt: at, createdAt: at, attempts: [], tried: 0, nextAttemptAt: at },
    };
    const isNew = await webhookDeliveries.add(test);
    const delivery = isNew ? test : ((await webhookDeliveries.find({ ...ref, id }))?.delivery ?? test);
    // Also for a repetition: the process may have ended before the queue had the first one.
    if (delivery.status === 'pending' && delivery.tried === 0) await nudgeDelivery(delivery, context);
    const location = `/v1/webhook-endpoints/${endpointId}/deliveries/${id}`;
    return { status: 202, headers: { location }, body: toDeliveryView(delivery) };
  },
});
