import { setTimeout as sleep } from 'node:timers/promises';

/** A program in its own process. */
export interface Program {
  /** Resolves with how it ended, such as `SIGKILL` or `code 1`. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

export interface KeepOptions<P extends Program> {
  /** Its name for people, at the start of a sentence. */
  name: string;
  /** @param signal aborts when it is no longer wanted; then what was started ends */
  start(signal: AbortSignal): Promise<P>;
  /** Called with one line for each end, each failed start and each return. */
  say(line: string): void;
  /**
   * Whether another attempt is pointless after a first start failed with this error.
   *
   * @param tryingMs how long it has been tried
   */
  isHopeless?(error: unknown, tryingMs: number): boolean;
  /** Aborting it ends the first start. */
  signal?: AbortSignal;
  clock?: Clock;
}

interface Clock {
  now(): number;
  sleep(ms: number, signal: AbortSignal): Promise<unknown>;
}

const realClock: Clock = {
  now: () => performance.now(),
  sleep: (ms, signal) => sleep(ms, undefined, { signal }),
};

export interface Kept<P> {
  /** The last one that was running. */
  readonly current: P;
  stop(): Promise<void>;
}

/** The first attempt comes at once, later ones less and less often. */
const DELAYS_MS = [0, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000];
/** If it ran for this long, the start succeeded, and the next attempt comes at once again. */
const RAN_WELL_MS = 10_000;

/**
 * Keeps a program running: whenever it ends or fails to start, it is started again after growing delays.
 *
 * @returns once it runs
 * @throws the error of its first start if that is hopeless, or the signal's reason
 */
export async function keepRunning<P extends Program>(options: KeepOptions<P>): Promise<Kept<P>> {
  const { name, start, say, clock = realClock } = options;
  const stopping = new AbortController();
  const signal = AbortSignal.any([stopping.signal, ...(options.signal ? [options.signal] : [])]);
  const begun = clock.now();
  let failures = 0;
  let current: P | undefined;
  const pause = async (what: string) => {
    const delay = DELAYS_MS[Math.min(failures, DELAYS_MS.length - 1)] ?? 0;
    failures += 1;
    say(`${name} ${what}; starting it again${delay === 0 ? '' : ` in ${delay / 1_000} s`}.`);
    await clock.sleep(delay, signal);
  };
  const startAgain = async (): Promise<P> => {
    for (;;) {
      try {
        return await start(signal);
      } catch (error) {
        signal.throwIfAborted();
        if (current === undefined && options.isHopeless?.(error, clock.now() - begun)) throw error;
        await pause(`did not start (${error instanceof Error ? error.message : String(error)})`);
      }
    }
  };
  const keep = async (first: P) => {
    for (let program = first; ; ) {
      const since = clock.now();
      const how = await program.ended;
      signal.throwIfAborted();
      if (clock.now() - since >= RAN_WELL_MS) failures = 0;
      await pause(`ended (${how})`);
      program = await startAgain();
      current = program;
      say(`${name} is back.`);
    }
  };
  const first = await startAgain();
  current = first;
  // Ends with the abort that `stop` requests.
  const kept = keep(first).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  return {
    get current() {
      return current ?? first;
    },
    async stop() {
      stopping.abort();
      await current?.stop();
      await kept;
    },
  };
}
