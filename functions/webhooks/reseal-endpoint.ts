import type { EndpointRef } from '../../shared/domain/webhook-endpoint.ts';
import { changeEndpoint } from './change-endpoint.ts';
import { resealSecrets, withResealed } from './reseal-secrets.ts';
import type { WebhookPorts } from './webhook-ports.ts';

/** Seals the secrets of an endpoint with the newest version of the key. An operator asks for it, who can't read the key. */
export async function resealEndpoint(
  { partnerId, endpointId }: EndpointRef,
  { webhookEndpoints, sealedSecrets }: Pick<WebhookPorts, 'webhookEndpoints' | 'sealedSecrets'>,
): Promise<void> {
  const ref = { partnerId, endpointId };
  const endpoint = (await webhookEndpoints.list(partnerId)).find(({ id }) => id === endpointId);
  if (endpoint === undefined) return;
  const resealed = await resealSecrets(ref, endpoint, sealedSecrets);
  if (resealed.size === 0) return;
  await changeEndpoint(ref, webhookEndpoints, (before) => {
    const after = withResealed(before, resealed);
    return after === before ? undefined : after;
  });
}
