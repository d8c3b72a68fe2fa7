/** Each bucket is 5 % wider than the one before, so a percentile is at most 5 % too high. */
const GROWTH = Math.log(1.05);
/** Up to an hour. */
const BUCKETS = Math.ceil(Math.log(3_600_000) / GROWTH) + 2;

/** Durations in a fixed number of buckets, however many are recorded. */
export class LatencyHistogram {
  readonly #counts = new Uint32Array(BUCKETS);
  #total = 0;
  #most = 0;

  record(ms: number): void {
    const bucket = ms < 1 ? 0 : Math.min(BUCKETS - 1, Math.floor(Math.log(ms) / GROWTH) + 1);
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#total += 1;
    this.#most = Math.max(this.#most, ms);
  }

  /** Milliseconds that so many percent of the durations don't exceed; null without any. */
  percentile(percent: number): number | null {
    if (this.#total === 0) return null;
    let left = Math.ceil((this.#total * percent) / 100);
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      left -= this.#counts[bucket] ?? 0;
      if (left <= 0) return Math.min(this.#most, Math.exp(bucket * GROWTH));
    }
    return this.#most;
  }

  clear(): void {
    this.#counts.fill(0);
    this.#total = 0;
    this.#most = 0;
  }
}
