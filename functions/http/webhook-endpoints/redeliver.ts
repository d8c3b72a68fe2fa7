import { z } from 'zod';
import { EndpointId } from '../../../shared/domain/ids.ts';
import { DeliveryId, type DeliveryRef, type WebhookDelivery } from '../../../shared/domain/webhook-delivery.ts';
import { Unavailable } from '../../../shared/ports/unavailable.ts';
import { Problem } from '../../../shared/problems.ts';
import type { HttpContext } from '../http-context.ts';
import { route } from '../route.ts';
import { DeliveryView, toDeliveryView } from './delivery-shapes.ts';
import { nudgeDelivery } from './nudge-delivery.ts';
import { requireEnabled } from './require-endpoint.ts';

export const redeliver = route({
  operationId: 'redeliver',
  method: 'POST',
  path: '/v1/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/redeliver',
  summary: 'Send an event again',
  description:
    'Sends the event of a delivery now, whatever became of it, and begins its schedule of attempts again. The event has the same `webhook-id`, so that you can recognise it. If you ask twice, it may come twice.',
  scope: 'webhooks.manage',
  params: z.object({ endpointId: EndpointId, deliveryId: DeliveryId }),
  reply: { status: 202, body: DeliveryView },
  problems: ['not_found', 'endpoint_disabled'],

  async handle({ partner, params: { endpointId, deliveryId } }, context) {
    const ref = { partnerId: partner.id, endpointId };
    await requireEnabled(ref, context);
    const delivery = await beginAgain({ ...ref, id: deliveryId }, context);
    await nudgeDelivery(delivery, context);
    return { status: 202, body: toDeliveryView(delivery) };
  },
});

const MOST_ATTEMPTS = 8;

/** Written before the nudge: if the process ends in between, the partner sees that it is pending, and asks again. */
async function beginAgain(
  ref: DeliveryRef,
  { webhookDeliveries, clock }: Pick<HttpContext, 'webhookDeliveries' | 'clock'>,
): Promise<WebhookDelivery> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const found = await webhookDeliveries.find(ref);
    if (found === undefined) throw new Problem('not_found');
    const now = clock.now().toISOString();
    const delivery: WebhookDelivery = { ...found.delivery, status: 'pending', tried: 0, nextAttemptAt: now };
    if (await webhookDeliveries.replace(delivery, found.etag)) return delivery;
  }
  throw new Unavailable(`the delivery ${ref.id} was changed by others ${MOST_ATTEMPTS} times in a row`);
}
