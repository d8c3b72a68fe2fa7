/** Times of counted calls, the oldest first, within the window. */
interface Calls {
  times: number[];
  /** The index of the first one that still counts. */
  head: number;
}

export type Counted =
  | { readonly allowed: true; readonly remaining: number }
  | { readonly allowed: false /** Milliseconds. */; readonly retryAfter: number };

const SWEEP_EVERY = 10_000;

/** Sliding windows of calls, one for each key, in memory. */
export class CallCounters {
  readonly #byKey = new Map<string, Calls>();
  readonly #now: () => number;
  #sinceSweep = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Counts a call if one is still allowed. @param window milliseconds */
  count(key: string, calls: number, window: number): Counted {
    const found = this.look(key, calls, window);
    if (!found.allowed) return found;
    this.add(key);
    return { allowed: true, remaining: found.remaining - 1 };
  }

  /** How many calls there may still be. @param window milliseconds */
  look(key: string, calls: number, window: number): Counted {
    const now = this.#now();
    this.#sweep(now - window);
    const counted = this.#callsOf(key);
    forgetUntil(counted, now - window);
    const used = counted.times.length - counted.head;
    if (used < calls) return { allowed: true, remaining: calls - used };
    const frees = counted.times[counted.head + used - calls] ?? now;
    return { allowed: false, retryAfter: frees + window - now };
  }

  add(key: string): void {
    this.#callsOf(key).times.push(this.#now());
  }

  #callsOf(key: string): Calls {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const calls = { times: [], head: 0 };
    this.#byKey.set(key, calls);
    return calls;
  }

  /** Occasionally drops the keys that were not used within a window. */
  #sweep(until: number): void {
    if (++this.#sinceSweep < SWEEP_EVERY) return;
    this.#sinceSweep = 0;
    for (const [key, { times }] of this.#byKey) {
      if ((times.at(-1) ?? 0) <= until) this.#byKey.delete(key);
    }
  }
}

function forgetUntil(calls: Calls, until: number): void {
  const { times } = calls;
  while (calls.head < times.length && (times[calls.head] ?? 0) <= until) calls.head++;
  if (calls.head < 1_000 || calls.head * 2 < times.length) return;
  calls.times = times.slice(calls.head);
  calls.head = 0;
}
