import type { Clock } from '../ports/clock.ts';

interface Entry<V> {
  value: Promise<V | undefined>;
  /** When its load began: the value is at least as new. */
  loadedAt: number;
  isRenewing: boolean;
}

export interface BatchCacheOptions {
  clock: Clock;
  /** The maximum age of an entry, in milliseconds. After half of it the entry is renewed in the background. */
  maxAgeMs: number;
  /** Beyond this the oldest entries are dropped, which limits the memory that callers can use. */
  maxEntries: number;
}

/**
 * Caches values that are loaded many at a time, and that some have none. Concurrent callers share the load of a key, and
 * a failed load is not kept.
 */
export class BatchCache<K, V> {
  readonly #load: (keys: K[]) => Promise<ReadonlyMap<K, V>>;
  readonly #options: BatchCacheOptions;
  readonly #entries = new Map<K, Entry<V>>();

  constructor(load: (keys: K[]) => Promise<ReadonlyMap<K, V>>, options: BatchCacheOptions) {
    this.#load = load;
    this.#options = options;
  }

  /** Returns the values of those keys that have one. */
  async getAll(keys: Iterable<K>): Promise<ReadonlyMap<K, V>> {
    const wanted = [...new Set(keys)];
    const now = this.#now();
    const ageOf = (key: K) => now - (this.#entries.get(key)?.loadedAt ?? Number.NEGATIVE_INFINITY);
    const { maxAgeMs } = this.#options;
    const missing = wanted.filter((key) => ageOf(key) > maxAgeMs);
    const fetched = this.#fetch(missing);
    this.#renew(wanted.filter((key) => ageOf(key) > maxAgeMs / 2));
    // The entries are taken now: what is dropped while others load is still new enough.
    const entries = wanted.map((key) => [key, fetched.get(key) ?? this.#entries.get(key)] as const);
    const found = new Map<K, V>();
    for (const [key, entry] of entries) {
      const value = await entry?.value;
      if (value !== undefined) found.set(key, value);
    }
    return found;
  }

  /** Drops a value, also one that is being loaded. */
  forget(key: K): void {
    this.#entries.delete(key);
  }

  #fetch(keys: K[]): Map<K, Entry<V>> {
    const fetched = new Map<K, Entry<V>>();
    if (keys.length === 0) return fetched;
    const loadedAt = this.#now();
    const loading = this.#load(keys);
    for (const key of keys) {
      const entry = { value: loading.then((values) => values.get(key)), loadedAt, isRenewing: false };
      fetched.set(key, entry);
      this.#keep(key, entry);
      entry.value.catch(() => {
        if (this.#entries.get(key) === entry) this.#entries.delete(key);
      });
    }
    return fetched;
  }

  #renew(keys: K[]): void {
    const aging = keys.flatMap((key) => {
      const entry = this.#entries.get(key);
      return entry === undefined || entry.isRenewing ? [] : [{ key, entry }];
    });
    if (aging.length === 0) return;
    const loadedAt = this.#now();
    for (const { entry } of aging) entry.isRenewing = true;
    this.#load(aging.map(({ key }) => key)).then(
      (values) => {
        for (const { key, entry } of aging) {
          // An entry that was forgotten meanwhile may be older than the change that it was forgotten for.
          if (this.#entries.get(key) !== entry) continue;
          this.#keep(key, { value: Promise.resolve(values.get(key)), loadedAt, isRenewing: false });
        }
      },
      () => {
        for (const { entry } of aging) entry.isRenewing = false;
      },
    );
  }

  #keep(key: K, entry: Entry<V>): void {
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    if (this.#entries.size <= this.#options.maxEntries) return;
    for (const oldest of this.#entries.keys()) {
      this.#entries.delete(oldest);
      break;
    }
  }

  #now(): number {
    return this.#options.clock.now().getTime();
  }
}
