import { Problem } from '../../shared/problems.ts';

/** Refused requests come back spread over so many seconds, not all at once. */
const SPREAD_S = 3;
/** A request that takes longer shows that too many are open. An answer within a second leaves as much for the way. */
const SLOW_MS = 400;
/** The bound never goes below this, so that a slow dependency doesn't turn a normal load away. */
const LEAST = 128;
const DECREASE = 0.9;
const INCREASE = 0.1;

/**
 * Limits the requests that this process works on at the same time, so that each is answered soon and memory stays
 * bounded, whatever comes in. The platform starts more processes before that, as long as it may.
 *
 * Additive increase, multiplicative decrease, as TCP does and Netflix's concurrency-limits: while requests are slow, the
 * bound falls by a tenth with each generation of requests; while they are fast, it rises by about as much, up to `most`.
 */
export class OpenRequests {
  readonly #most: number;
  readonly #least: number;
  readonly #now: () => number;
  #bound: number;
  #open = 0;
  #refused = 0;
  #decreasedAt = Number.NEGATIVE_INFINITY;

  /** @param now milliseconds, which never go back */
  constructor(most: number, now = () => performance.now()) {
    this.#most = most;
    this.#least = Math.min(most, LEAST);
    this.#bound = most;
    this.#now = now;
  }

  /**
   * Counts a new request.
   *
   * @returns a function that ends the count
   *
   * @throws Problem rate_limited, and not service_unavailable: the gateway would send that request twice more at once
   */
  begin(): () => void {
    if (this.#open >= this.#bound) {
      this.#refused += 1;
      throw new Problem('rate_limited', { headers: { 'retry-after': String(1 + (this.#refused % SPREAD_S)) } });
    }
    this.#open += 1;
    const since = this.#now();
    return () => {
      // Below half of it, the bound has nothing to do with how long a request took.
      if (this.#open * 2 > this.#bound) this.#adapt(since);
      this.#open -= 1;
    };
  }

  #adapt(since: number): void {
    const now = this.#now();
    if (now - since <= SLOW_MS) this.#bound = Math.min(this.#most, this.#bound + INCREASE);
    // What began before the bound fell says nothing about the new bound.
    else if (since >= this.#decreasedAt) {
      this.#bound = Math.max(this.#least, this.#bound * DECREASE);
      this.#decreasedAt = now;
    }
  }
}
