import type { EndpointRef, WebhookEndpoint } from '../../shared/domain/webhook-endpoint.ts';
import type { WebhookEndpoints } from '../../shared/ports/webhook-endpoints.ts';

/**
 * Changes one endpoint by compare-and-set.
 *
 * @param change returns undefined to leave the endpoint as it is
 * @returns the endpoint afterwards; undefined if it is deleted
 */
export async function changeEndpoint(
  { partnerId, endpointId }: EndpointRef,
  webhookEndpoints: WebhookEndpoints,
  change: (endpoint: WebhookEndpoint) => WebhookEndpoint | undefined,
): Promise<WebhookEndpoint | undefined> {
  const { after } = await webhookEndpoints.change(partnerId, (endpoints) => {
    const before = endpoints.find(({ id }) => id === endpointId);
    const changed = before && change(before);
    if (changed === undefined) return { after: before };
    return { after: changed, endpoints: endpoints.map((one) => (one === before ? changed : one)) };
  });
  return after;
}
