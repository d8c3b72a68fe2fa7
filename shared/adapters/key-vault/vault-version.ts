import type { Secret } from '../../ports/secrets.ts';

/** A version of a secret, as the vault returns it. */
export interface VaultVersion {
  version: string;
  enabled: boolean;
  /** Absent if it was not read: disabled versions, and versions too old to matter. */
  value?: string;
  notBefore?: Date | undefined;
  expiresOn?: Date | undefined;
}

/**
 * Selects the usable versions, the newest first: enabled, already valid and not expired. Key Vault itself also returns
 * the others. If all have expired, the newest is used: a forgotten rotation must not become an outage.
 *
 * @param versions the newest first
 */
export function selectInForce(versions: readonly VaultVersion[], now: Date): Secret[] {
  const begun = versions.filter(({ enabled, notBefore }) => enabled && (notBefore === undefined || notBefore <= now));
  const alive = begun.filter(({ expiresOn }) => expiresOn === undefined || expiresOn > now);
  const usable = alive.length > 0 ? alive : begun.slice(0, 1);
  return usable.flatMap(({ version, value }) => (value === undefined ? [] : [{ version, value }]));
}
