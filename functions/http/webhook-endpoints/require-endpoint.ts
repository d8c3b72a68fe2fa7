import type { EndpointRef, WebhookEndpoint } from '../../../shared/domain/webhook-endpoint.ts';
import { Problem } from '../../../shared/problems.ts';
import type { HttpContext } from '../http-context.ts';

/** @throws Problem not_found if the partner has no such endpoint */
export async function requireEndpoint(
  { partnerId, endpointId }: EndpointRef,
  { webhookEndpoints }: Pick<HttpContext, 'webhookEndpoints'>,
): Promise<WebhookEndpoint> {
  return endpointOf(await webhookEndpoints.list(partnerId), endpointId);
}

/** @throws Problem not_found */
export function endpointOf(endpoints: readonly WebhookEndpoint[], endpointId: string): WebhookEndpoint {
  const found = endpoints.find(({ id }) => id === endpointId);
  if (found === undefined) throw new Problem('not_found');
  return found;
}

/** @throws Problem not_found, endpoint_disabled */
export async function requireEnabled(
  ref: EndpointRef,
  context: Pick<HttpContext, 'webhookEndpoints'>,
): Promise<WebhookEndpoint> {
  const endpoint = await requireEndpoint(ref, context);
  if (!endpoint.enabled) throw new Problem('endpoint_disabled');
  return endpoint;
}
