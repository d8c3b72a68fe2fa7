import type { Stopwatch, Stopwatches } from '../ports/stopwatches.ts';

const TICK_MS = 20;
/** How often a request waits for this thread, at most: the host's address, a connection, TLS (twice) and the answer. */
const WAITS = 5;

interface Running {
  since: number;
  /** What all ticks together came late, and the latest one. */
  lateMs: number;
  latestMs: number;
}

/**
 * Measures how long others take, in a process that may be too busy to notice their answers. While it measures, a timer
 * ticks: a tick that comes late shows how long an answer could have waited. A request waits a few times only, so much
 * more than the latest tick is never taken off: an endpoint that is slow is slow in a busy process too.
 */
export class LoopStopwatches implements Stopwatches {
  readonly #now: () => number;
  readonly #running = new Set<Running>();
  #timer: NodeJS.Timeout | undefined;
  #tickedAt = 0;

  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  start(): Stopwatch {
    const since = this.#now();
    if (this.#timer === undefined) {
      this.#tickedAt = since;
      this.#timer = setInterval(() => this.tick(), TICK_MS).unref();
    }
    const running = { since, lateMs: 0, latestMs: 0 };
    this.#running.add(running);
    return {
      readMs: () => this.#read(running),
      stop: () => {
        const ms = this.#read(running);
        this.#running.delete(running);
        if (this.#running.size === 0) this.#rest();
        return ms;
      },
    };
  }

  tick(): void {
    const now = this.#now();
    for (const running of this.#running) {
      const late = this.#lateFor(running, now);
      running.lateMs += late;
      running.latestMs = Math.max(running.latestMs, late);
    }
    this.#tickedAt = now;
  }

  #read(running: Running): number {
    const now = this.#now();
    // An answer can come before the tick that would show why it is late.
    const late = this.#lateFor(running, now);
    const ours = Math.min(running.lateMs + late, WAITS * Math.max(running.latestMs, late));
    return now - running.since - ours;
  }

  #lateFor({ since }: Running, now: number): number {
    return Math.max(0, Math.min(now - this.#tickedAt - TICK_MS, now - since));
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
