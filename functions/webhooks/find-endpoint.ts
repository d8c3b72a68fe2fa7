import type { EndpointRef, WebhookEndpoint } from '../../shared/domain/webhook-endpoint.ts';
import type { WebhookEndpoints } from '../../shared/ports/webhook-endpoints.ts';

/**
 * The endpoint; undefined if it is deleted. What this process remembers is not enough to say that it gets nothing.
 *
 * @param isDoubtful whether it is read again, although it is remembered as enabled
 */
export async function findEndpoint(
  { partnerId, endpointId }: EndpointRef,
  webhookEndpoints: WebhookEndpoints,
  isDoubtful: (endpoint: WebhookEndpoint) => boolean = () => false,
): Promise<WebhookEndpoint | undefined> {
  const isIt = ({ id }: WebhookEndpoint) => id === endpointId;
  const recent = (await webhookEndpoints.listRecent(partnerId)).find(isIt);
  return recent?.enabled && !isDoubtful(recent) ? recent : (await webhookEndpoints.list(partnerId)).find(isIt);
}
