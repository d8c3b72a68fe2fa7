import type { Clock } from '../ports/clock.ts';

interface Entry<V> {
  value: Promise<V>;
  loadedAt: number;
  refreshing: boolean;
}

export interface ExpiringCacheOptions {
  clock: Clock;
  /** The maximum age of an entry, in milliseconds. After half of it the entry is renewed in the background. */
  maxAgeMs: number;
  /** Beyond this the oldest entries are dropped, which limits the memory that callers can use. */
  maxEntries: number;
}

/** Caches loaded values. Concurrent callers share one load, and a failed load is not kept. */
export class ExpiringCache<K, V> {
  readonly #load: (key: K) => Promise<V>;
  readonly #options: ExpiringCacheOptions;
  readonly #entries = new Map<K, Entry<V>>();

  constructor(load: (key: K) => Promise<V>, options: ExpiringCacheOptions) {
    this.#load = load;
    this.#options = options;
  }

  get(key: K): Promise<V> {
    const entry = this.#entries.get(key);
    const age = entry === undefined ? Number.POSITIVE_INFINITY : this.#now() - entry.loadedAt;
    if (entry === undefined || age > this.#options.maxAgeMs) return this.#fetch(key);
    if (age > this.#options.maxAgeMs / 2 && !entry.refreshing) {
      entry.refreshing = true;
      // Not from the end of the load, which can take long.
      const loadedAt = this.#now();
      this.#load(key).then(
        (value) => this.#keep(key, Promise.resolve(value), loadedAt),
        () => {
          entry.refreshing = false;
        },
      );
    }
    return entry.value;
  }

  #fetch(key: K): Promise<V> {
    const value = this.#load(key);
    const entry = this.#keep(key, value);
    value.catch(() => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    });
    return value;
  }

  #keep(key: K, value: Promise<V>, loadedAt = this.#now()): Entry<V> {
    const entry = { value, loadedAt, refreshing: false };
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    if (this.#entries.size > this.#options.maxEntries) {
      for (const oldest of this.#entries.keys()) {
        this.#entries.delete(oldest);
        break;
      }
    }
    return entry;
  }

  #now(): number {
    return this.#options.clock.now().getTime();
  }
}
