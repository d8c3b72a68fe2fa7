/** A measurement of what others take: times in which this process could not notice an answer don't count. */
export interface Stopwatch {
  readMs(): number;
  /** @returns the time, which it no longer measures */
  stop(): number;
}

export interface Stopwatches {
  start(): Stopwatch;
}
