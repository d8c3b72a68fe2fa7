import { setTimeout as wait } from 'node:timers/promises';

/** What limits, token expiry, caching and the pause before a retry go by. */
export interface GatewayClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits this many milliseconds. */
  sleep(ms: number): Promise<void>;
}

export const systemClock: GatewayClock = { now: () => Date.now(), sleep: (ms) => wait(ms) };
