import type { Clock } from '../../ports/clock.ts';
import type { Secret, SecretName, Secrets } from '../../ports/secrets.ts';
import { RotatingSecret, type RotatingSecretOptions } from './rotating-secret.ts';
import { type VaultConnection, VaultReader } from './vault-reader.ts';

export interface KeyVaultSecretsOptions extends VaultConnection, Partial<Omit<RotatingSecretOptions, 'clock'>> {
  clock: Clock;
}

/** The secrets of an Azure Key Vault. Each is read when it is first needed, and then refreshed in the background. */
export class KeyVaultSecrets implements Secrets {
  readonly #reader: VaultReader;
  readonly #options: RotatingSecretOptions;
  readonly #secrets = new Map<SecretName, RotatingSecret>();

  constructor({ url, managedIdentityClientId, maxAgeMs = 300_000, everyMs = 1_000, ...rest }: KeyVaultSecretsOptions) {
    this.#reader = new VaultReader({ url, managedIdentityClientId });
    this.#options = { maxAgeMs, everyMs, patienceMs: 1_000, retryMs: 10_000, ...rest };
  }

  getCurrent(name: SecretName): Promise<Secret> {
    return this.#getSecret(name).getCurrent();
  }

  find(name: SecretName, prefix: string): Promise<Secret | undefined> {
    return this.#getSecret(name).find(prefix);
  }

  findReplacement(name: SecretName, refused: string): Promise<Secret | undefined> {
    return this.#getSecret(name).findReplacement(refused);
  }

  #getSecret(name: SecretName): RotatingSecret {
    let secret = this.#secrets.get(name);
    if (secret === undefined) {
      secret = new RotatingSecret(name, (known) => this.#reader.read(name, known), this.#options);
      this.#secrets.set(name, secret);
    }
    return secret;
  }
}
