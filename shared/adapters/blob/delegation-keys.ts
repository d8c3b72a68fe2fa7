import type { UserDelegationKey } from '@azure/storage-blob';
import type { Clock } from '../../ports/clock.ts';

type LoadKey = (from: Date, until: Date, abortSignal: AbortSignal) => Promise<UserDelegationKey>;

/** Azure's limit for a key, and so for the links that it signs. */
const LONGEST_MS = 7 * 86_400_000;
/** How long a key signs new links. When an operator revokes all keys, new links work again after this time. */
const REUSED_MS = 3_600_000;
/** Clocks differ: a key that is valid from this moment may not be valid yet at the service. */
const SKEW_MS = 300_000;

interface HeldKey {
  key: Promise<UserDelegationKey>;
  loadedAt: number;
  until: number;
}

/** The keys that sign links in the name of the app's identity. Concurrent callers share one. */
export class DelegationKeys {
  readonly #load: LoadKey;
  readonly #clock: Clock;
  #held: HeldKey | undefined;

  constructor(load: LoadKey, clock: Clock) {
    this.#load = load;
    this.#clock = clock;
  }

  /** @returns a key that is valid until at least `expiresAt` */
  get(expiresAt: Date, abortSignal: AbortSignal): Promise<UserDelegationKey> {
    const now = this.#clock.now().getTime();
    const latest = now + LONGEST_MS;
    if (expiresAt.getTime() > latest) throw new RangeError(`a link can't be valid for more than 7 days`);
    const held = this.#held;
    if (held && held.until >= expiresAt.getTime() && now - held.loadedAt < REUSED_MS) return held.key;
    const until = Math.min(expiresAt.getTime() + REUSED_MS, latest);
    const key = this.#load(new Date(now - SKEW_MS), new Date(until), abortSignal);
    const loaded: HeldKey = { key, loadedAt: now, until };
    this.#held = loaded;
    key.catch(() => {
      if (this.#held === loaded) this.#held = undefined;
    });
    return key;
  }
}
