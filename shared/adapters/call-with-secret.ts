import type { Secret, SecretName, Secrets } from '../ports/secrets.ts';

/**
 * The secret that a call needs, and whether an error means that the secret was refused. Only then is the call repeated.
 */
export interface SecretUse {
  secrets: Secrets;
  name: SecretName;
  isRefused(error: unknown): boolean;
}

/**
 * Calls with the newest version of a secret. If that version is refused, calls once more with another one. So no call
 * fails because of a rotation, no matter which side sees it first.
 */
export async function callWithSecret<T>(
  { secrets, name, isRefused }: SecretUse,
  call: (value: Secret['value']) => Promise<T>,
): Promise<T> {
  const { version, value } = await secrets.getCurrent(name);
  try {
    return await call(value);
  } catch (error) {
    if (!isRefused(error)) throw error;
    const other = await secrets.findReplacement(name, version);
    if (other === undefined) throw error;
    return call(other.value);
  }
}
