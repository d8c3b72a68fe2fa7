import type { EndpointRef, StoredSecret, WebhookEndpoint } from '../../shared/domain/webhook-endpoint.ts';
import type { SealedSecrets } from '../../shared/ports/sealed-secrets.ts';

/**
 * Seals those secrets again that an older version of the key has sealed, so that it can be retired in time.
 *
 * @returns what to store instead, by what is stored
 * @throws Unavailable while the key can't be read
 */
export async function resealSecrets(
  ref: EndpointRef,
  { secrets }: Pick<WebhookEndpoint, 'secrets'>,
  sealedSecrets: SealedSecrets,
): Promise<ReadonlyMap<string, string>> {
  const resealed = new Map<string, string>();
  for (const { sealed } of secrets) {
    const opened = await sealedSecrets.open(sealed, ref);
    if (opened.kind !== 'opened' || opened.isCurrent) continue;
    resealed.set(sealed, await sealedSecrets.seal(opened.secret, ref));
  }
  return resealed;
}

/** The same endpoint, if nothing was sealed again. */
export function withResealed(endpoint: WebhookEndpoint, resealed: ReadonlyMap<string, string>): WebhookEndpoint {
  if (!endpoint.secrets.some(({ sealed }) => resealed.has(sealed))) return endpoint;
  const secrets = endpoint.secrets.map(
    (one): StoredSecret => ({ ...one, sealed: resealed.get(one.sealed) ?? one.sealed }),
  );
  return { ...endpoint, secrets };
}
