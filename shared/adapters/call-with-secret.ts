import type { Secret, SecretName, Secrets } from '../ports/secrets.ts';

/** Which secret a call needs, and whether an error means that the secret was refused: then the call may be repeated. */
export interface SecretUse {
  secrets: Secrets;
  name: SecretName;
  isRefused(error: unknown): boolean;
}

/**
 * Calls with the newest version of a secret. If that is refused, calls once more with another version, so a rotation fails no
 * call, no matter which side sees it first.
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
