import type { SecretName } from './secrets.ts';

/** What operators ask about the secrets; never a value. */
export interface SecretsAdmin {
  /** The app's secrets of which no version is in force. */
  findMissing(): Promise<SecretName[]>;
}
