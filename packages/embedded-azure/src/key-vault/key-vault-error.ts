import type { Reply } from '@partner-orders/loopback-server/http/reply';

export interface KeyVaultErrorDetails {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 500 | 503;
  readonly code: string;
  readonly message: string;
  /** The code of the inner error, which is more specific. */
  readonly inner?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A request that ends in Key Vault's error envelope.
 * https://learn.microsoft.com/azure/key-vault/general/authentication-requests-and-responses#error-responses
 */
export class KeyVaultError extends Error {
  override name = 'KeyVaultError';
  readonly details: KeyVaultErrorDetails;

  constructor(details: KeyVaultErrorDetails) {
    super(details.message);
    this.details = details;
  }

  toReply(): Reply {
    const { status, code, message, inner, headers } = this.details;
    const error = { code, message, ...(inner && { innererror: { code: inner } }) };
    return { status, headers: { ...NEVER_CACHED, ...headers }, body: { error } };
  }
}

export const NEVER_CACHED = { 'cache-control': 'no-cache', pragma: 'no-cache' };

export function badParameter(message: string): KeyVaultError {
  return new KeyVaultError({ status: 400, code: 'BadParameter', message });
}

/** @param id a name, or name and version separated by a slash */
export function secretNotFound(id: string): KeyVaultError {
  const message = `A secret with (name/id) ${id} was not found in this key vault. If you recently deleted this secret you may be able to recover it using the correct recovery command. For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125182`;
  return new KeyVaultError({ status: 404, code: 'SecretNotFound', message });
}

export function deletedSecretNotFound(name: string): KeyVaultError {
  return new KeyVaultError({ status: 404, code: 'SecretNotFound', message: `Deleted Secret not found: ${name}` });
}

export function secretDisabled(): KeyVaultError {
  const message = 'Operation get is not allowed on a disabled secret.';
  return new KeyVaultError({ status: 403, code: 'Forbidden', inner: 'SecretDisabled', message });
}

export function secretIsDeleted(name: string): KeyVaultError {
  const message = `Secret ${name} is currently in a deleted but recoverable state, and its name cannot be reused; in this state, the secret can only be recovered or purged.`;
  return new KeyVaultError({ status: 409, code: 'Conflict', inner: 'ObjectIsDeletedButRecoverable', message });
}
