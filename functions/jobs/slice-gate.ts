/** A partner that has not asked for this long has no more slices to run, or runs them in another process. */
const FORGOTTEN_AFTER_MS = 15_000;

/**
 * How much of a process the slices of jobs may take: each partner has at most one running at a time, and all together a
 * few, so that bulk work leaves the process to single orders. Partners have their turns in the order in which they
 * first asked.
 */
export class SliceGate {
  readonly #most: number;
  readonly #now: () => number;
  readonly #running = new Set<string>();
  /** Partners that found no room, and when they last asked. The first one has the next turn. */
  readonly #waiting = new Map<string, number>();

  constructor(most: number, now: () => number = () => performance.now()) {
    this.#most = most;
    this.#now = now;
  }

  /** Runs the slice; undefined if it is not the partner's turn. */
  async enter<T>(partnerId: string, slice: () => Promise<T>): Promise<T | undefined> {
    if (!this.#hasTurn(partnerId)) {
      if (!this.#running.has(partnerId)) this.#waiting.set(partnerId, this.#now());
      return undefined;
    }
    this.#waiting.delete(partnerId);
    this.#running.add(partnerId);
    try {
      return await slice();
    } finally {
      this.#running.delete(partnerId);
    }
  }

  #hasTurn(partnerId: string): boolean {
    if (this.#running.has(partnerId)) return false;
    const now = this.#now();
    for (const [partner, askedAt] of this.#waiting) {
      if (now - askedAt > FORGOTTEN_AFTER_MS) this.#waiting.delete(partner);
    }
    const ahead = [...this.#waiting.keys()].filter((partner) => !this.#running.has(partner));
    const place = ahead.indexOf(partnerId);
    return (place === -1 ? ahead.length : place) < this.#most - this.#running.size;
  }
}
