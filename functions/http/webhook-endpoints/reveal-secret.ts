import type { EndpointRef, StoredSecret } from '../../../shared/domain/webhook-endpoint.ts';
import { SECRET_REPEATABLE_MS } from '../../../shared/domain/webhook-endpoint-changes.ts';
import type { SealedSecrets } from '../../../shared/ports/sealed-secrets.ts';

/** The secret that a repeated request has made, as a field of its answer. Empty after a day, or if it can't be opened. */
export async function revealSecret(
  ref: EndpointRef,
  stored: StoredSecret | undefined,
  { sealedSecrets, now }: { sealedSecrets: SealedSecrets; now: Date },
): Promise<{ secret?: string }> {
  const madeAt = stored?.madeWith?.at;
  if (stored === undefined || madeAt === undefined) return {};
  if (now.getTime() - Date.parse(madeAt) >= SECRET_REPEATABLE_MS) return {};
  if (stored.until !== undefined && stored.until <= now.toISOString()) return {};
  const opened = await sealedSecrets.open(stored.sealed, ref);
  return opened.kind === 'opened' ? { secret: opened.secret } : {};
}
