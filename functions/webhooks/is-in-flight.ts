import { deliveryIdFor } from '../../shared/domain/webhook-delivery.ts';
import type { EndpointRef, InFlight } from '../../shared/domain/webhook-endpoint.ts';
import type { WebhookDeliveries } from '../../shared/ports/webhook-deliveries.ts';

/**
 * Whether the endpoint has not had its first attempts at events that were sent together. Until then it gets no further
 * ones: otherwise the queue, which all partners share, would fill with what a slow or dead endpoint doesn't take.
 */
export async function isInFlight(
  { partnerId, endpointId }: EndpointRef,
  { events }: InFlight,
  { webhookDeliveries }: { webhookDeliveries: Pick<WebhookDeliveries, 'find'> },
): Promise<boolean> {
  for (const eventId of events) {
    const found = await webhookDeliveries.find({ partnerId, endpointId, id: deliveryIdFor(eventId) });
    if (found === undefined || (found.delivery.status === 'pending' && found.delivery.tried === 0)) return true;
  }
  return false;
}
