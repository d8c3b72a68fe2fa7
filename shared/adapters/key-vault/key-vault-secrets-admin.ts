import { type SecretName, secretNames } from '../../ports/secrets.ts';
import type { SecretsAdmin } from '../../ports/secrets-admin.ts';
import { type VaultConnection, VaultReader } from './vault-reader.ts';
import { selectInForce } from './vault-version.ts';

export class KeyVaultSecretsAdmin implements SecretsAdmin {
  readonly #reader: VaultReader;

  constructor(connection: VaultConnection) {
    this.#reader = new VaultReader(connection);
  }

  async findMissing(): Promise<SecretName[]> {
    const usable = await Promise.all(secretNames.map((name) => this.#hasUsableVersion(name)));
    return secretNames.filter((_, index) => !usable[index]);
  }

  async #hasUsableVersion(name: SecretName): Promise<boolean> {
    try {
      const versions = await this.#reader.read(name, new Map());
      return selectInForce(versions, new Date()).some(({ value }) => value.trim() !== '');
    } catch (error) {
      if (error instanceof Error && 'statusCode' in error && error.statusCode === 404) return false;
      throw error;
    }
  }
}
