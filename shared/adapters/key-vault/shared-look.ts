import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Shares one slow read among all concurrent callers, and starts it at most once in `everyMs` milliseconds. A caller
 * that comes too early waits for the next read and never gets an outdated answer.
 */
export class SharedLook {
  readonly #look: () => Promise<void>;
  readonly #everyMs: number;
  #begunAt = Number.NEGATIVE_INFINITY;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(look: () => Promise<void>, everyMs: number) {
    this.#look = look;
    this.#everyMs = everyMs;
  }

  /** Waits for the running read, or for the next one. */
  join(): Promise<void> {
    return this.#running ?? this.joinNext();
  }

  /** Waits for a read that starts after this call. */
  joinNext(): Promise<void> {
    this.#next ??= this.#begin();
    return this.#next;
  }

  async #begin(): Promise<void> {
    await this.#running?.catch(() => undefined);
    const early = this.#begunAt + this.#everyMs - performance.now();
    if (early > 0) await sleep(early);
    this.#begunAt = performance.now();
    this.#next = undefined;
    this.#running = this.#look().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }
}
