import { setTimeout as wait } from 'node:timers/promises';

/** The clock for limits, token expiry, caching and the pause before a retry. */
export interface GatewayClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits this many milliseconds. */
  sleep(ms: number): Promise<void>;
}

export const systemClock: GatewayClock = { now: () => Date.now(), sleep: (ms) => wait(ms) };
