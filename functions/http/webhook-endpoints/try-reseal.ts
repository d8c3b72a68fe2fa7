import type { EndpointRef, WebhookEndpoint } from '../../../shared/domain/webhook-endpoint.ts';
import type { SealedSecrets } from '../../../shared/ports/sealed-secrets.ts';
import { Unavailable } from '../../../shared/ports/unavailable.ts';
import { resealSecrets } from '../../webhooks/reseal-secrets.ts';

/** It is no part of what the partner asked for: while the vault is down, it waits for the next change. */
export async function tryReseal(
  ref: EndpointRef,
  endpoint: Pick<WebhookEndpoint, 'secrets'>,
  sealedSecrets: SealedSecrets,
): Promise<ReadonlyMap<string, string>> {
  try {
    return await resealSecrets(ref, endpoint, sealedSecrets);
  } catch (error) {
    if (error instanceof Unavailable) return new Map();
    throw error;
  }
}
