import type { EndpointRef, WebhookEndpoint } from '../../shared/domain/webhook-endpoint.ts';
import { changeEndpoint } from './change-endpoint.ts';
import type { WebhookPorts } from './webhook-ports.ts';

/**
 * Forgets that an endpoint was failing, while webhooks are switched off: nobody knows whether it works now, and the time in
 * which we send nothing must not count against it. Its next failure counts from then.
 *
 * @param endpoint as this process knows it: most looks change nothing
 */
export async function forgetFailures(
  ref: EndpointRef,
  endpoint: WebhookEndpoint,
  { webhookEndpoints }: Pick<WebhookPorts, 'webhookEndpoints'>,
): Promise<void> {
  if (endpoint.failingSince === undefined) return;
  await changeEndpoint(ref, webhookEndpoints, ({ failingSince, ...rest }) =>
    failingSince === undefined ? undefined : rest,
  );
}
