import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../ports/clock.ts';
import type { Secret } from '../../ports/secrets.ts';
import { SharedLook } from './shared-look.ts';
import { selectInForce, type VaultVersion } from './vault-version.ts';

export interface RotatingSecretOptions {
  clock: Clock;
  /** The maximum age of a secret while the vault answers. After half of it the secret is renewed in the background. */
  maxAgeMs: number;
  /** The shortest time between two reads of one secret by this process. */
  everyMs: number;
  /** How long a caller waits for the vault before it gets the last known version. */
  patienceMs: number;
  /** The shortest time between two reads while the vault is down. */
  retryMs: number;
}

/** The vault is unavailable, or has no usable version of the secret. The message never contains a value. */
export class SecretUnavailable extends Error {
  override name = 'SecretUnavailable';
}

type Read = (known: ReadonlyMap<string, string>) => Promise<VaultVersion[]>;

/**
 * What this process knows about one secret. It notices a rotation within half of `maxAgeMs`, and at once when a caller
 * presents an unknown version or reports a refused one. While the vault is down, it keeps using the last known
 * versions.
 */
export class RotatingSecret {
  readonly #name: string;
  readonly #options: RotatingSecretOptions;
  readonly #look: SharedLook;
  #versions: readonly VaultVersion[] | undefined;
  #readAt = Number.NEGATIVE_INFINITY;
  /** When the vault failed; undefined after its next success. */
  #failedAt: number | undefined;

  constructor(name: string, read: Read, options: RotatingSecretOptions) {
    this.#name = name;
    this.#options = options;
    this.#look = new SharedLook(() => this.#readWith(read), options.everyMs);
  }

  /** @throws SecretUnavailable */
  async getCurrent(): Promise<Secret> {
    const [newest] = await this.#refresh();
    if (newest === undefined) throw new SecretUnavailable(`no version of the secret ${this.#name} may be used`);
    return newest;
  }

  /** @throws SecretUnavailable if the version is unknown and the vault is unavailable */
  async find(prefix: string): Promise<Secret | undefined> {
    if (this.#versions === undefined) {
      await this.#look.joinNext();
    } else {
      await this.#refresh();
      if (!this.#versions.some(({ version }) => version.startsWith(prefix))) await this.#look.joinNext();
    }
    return this.#listInForce().find(({ version }) => version.startsWith(prefix));
  }

  async findReplacement(refused: string): Promise<Secret | undefined> {
    const [newest] = this.#listInForce();
    if (newest !== undefined && newest.version !== refused) return newest;
    await this.#look.joinNext().catch(() => undefined);
    return this.#listInForce().find(({ version }) => version !== refused);
  }

  /** Lists the versions in force, refreshed if they are too old and the vault answers. */
  async #refresh(): Promise<Secret[]> {
    const { maxAgeMs, patienceMs, retryMs } = this.#options;
    if (this.#versions === undefined) {
      await this.#look.join();
      return this.#listInForce();
    }
    const age = this.#now() - this.#readAt;
    const rested = this.#failedAt === undefined || this.#now() - this.#failedAt > retryMs;
    if (age > maxAgeMs / 2 && rested) {
      const looking = this.#look.join().catch(() => undefined);
      // Don't wait for a vault that did not answer last time.
      if (age > maxAgeMs && this.#failedAt === undefined) await Promise.race([looking, pause(patienceMs)]);
    }
    return this.#listInForce();
  }

  async #readWith(read: Read): Promise<void> {
    const begunAt = this.#now();
    const known = new Map<string, string>();
    for (const { version, value } of this.#versions ?? []) if (value !== undefined) known.set(version, value);
    try {
      this.#versions = await read(known);
      this.#readAt = begunAt;
      this.#failedAt = undefined;
    } catch (error) {
      this.#failedAt = this.#now();
      throw new SecretUnavailable(`the secret ${this.#name} can't be read from the vault`, { cause: error });
    }
  }

  #listInForce(): Secret[] {
    return selectInForce(this.#versions ?? [], this.#options.clock.now());
  }

  #now(): number {
    return this.#options.clock.now().getTime();
  }
}

function pause(ms: number): Promise<void> {
  return sleep(ms, undefined, { ref: false });
}
