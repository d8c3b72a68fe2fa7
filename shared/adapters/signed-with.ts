import type { SecretName, Secrets } from '../ports/secrets.ts';
import { callWithSecret } from './call-with-secret.ts';

/** No version of the secret in force has signed the request. */
export class NotSigned extends Error {
  override name = 'NotSigned';
}

/**
 * Verifies with the newest version of a secret, and, if that has not signed it, with the other one in force.
 *
 * @param verify throws NotSigned if this secret has not signed the request
 * @returns undefined if neither has
 */
export async function signedWith<T>(
  { secrets, name }: { secrets: Secrets; name: SecretName },
  verify: (secret: string) => T,
): Promise<T | undefined> {
  const isRefused = (error: unknown) => error instanceof NotSigned;
  try {
    return await callWithSecret({ secrets, name, isRefused }, async (secret) => verify(secret));
  } catch (error) {
    if (error instanceof NotSigned) return undefined;
    throw error;
  }
}
