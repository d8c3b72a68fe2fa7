import type { Secret } from '../../ports/secrets.ts';

/** A version of a secret as the vault has it. */
export interface VaultVersion {
  version: string;
  enabled: boolean;
  /** Absent where it was not read: of a disabled version, and of those that are too old to matter. */
  value?: string;
  notBefore?: Date | undefined;
  expiresOn?: Date | undefined;
}

/**
 * Those that may be used, the newest first: enabled, begun and not lapsed. Key Vault itself hands out what has lapsed or
 * not begun. Where everything has lapsed, the newest stands in: a rotation that was forgotten must not be an outage.
 *
 * @param versions the newest first
 */
export function selectInForce(versions: readonly VaultVersion[], now: Date): Secret[] {
  const begun = versions.filter(({ enabled, notBefore }) => enabled && (notBefore === undefined || notBefore <= now));
  const alive = begun.filter(({ expiresOn }) => expiresOn === undefined || expiresOn > now);
  const usable = alive.length > 0 ? alive : begun.slice(0, 1);
  return usable.flatMap(({ version, value }) => (value === undefined ? [] : [{ version, value }]));
}
