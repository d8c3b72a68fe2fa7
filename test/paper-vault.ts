import { RotatingSecret } from '../shared/adapters/key-vault/rotating-secret.ts';
import type { VaultVersion } from '../shared/adapters/key-vault/vault-version.ts';
import type { SecretName, Secrets } from '../shared/ports/secrets.ts';

/** A vault in memory with one secret. Processes read it through the real cache. */
export class PaperVault {
  /** The newest first. */
  versions: VaultVersion[] = [];
  /** How often it was read. */
  looks = 0;
  down = false;
  /** Milliseconds since 1970. */
  time = Date.UTC(2026, 0, 1);

  /** @param version begins with eight hexadecimal digits */
  add(version: string, properties: Partial<VaultVersion> = {}): void {
    this.versions = [{ version, enabled: true, value: `the value of ${version}`, ...properties }, ...this.versions];
  }

  disable(disabled: string): void {
    this.versions = this.versions.map((one) =>
      one.version === disabled ? { version: disabled, enabled: false } : one,
    );
  }

  /** A process with its own cache. */
  instance({ everyMs = 0, patienceMs = 1_000 } = {}): { secret: RotatingSecret; secrets: Secrets } {
    const clock = { now: () => new Date(this.time) };
    const read = async () => {
      this.looks += 1;
      if (this.down) throw new Error('nobody answers');
      return this.versions;
    };
    const options = { clock, maxAgeMs: 1_000, everyMs, patienceMs, retryMs: 100 };
    const secret = new RotatingSecret('the-secret', read, options);
    const secrets: Secrets = {
      getCurrent: () => secret.getCurrent(),
      find: (_name: SecretName, prefix) => secret.find(prefix),
      findReplacement: (_name: SecretName, refused) => secret.findReplacement(refused),
    };
    return { secret, secrets };
  }
}
