import { setTimeout as sleep } from 'node:timers/promises';

/**
 * One look at something slow, shared by all who ask at the same time, and begun at most once in `everyMs`
 * milliseconds: whoever comes too early waits for the next one instead of being told what may be out of date.
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

  /** Any look that is not over yet will do. */
  join(): Promise<void> {
    return this.#running ?? this.joinNext();
  }

  /** Only a look that has not begun yet will do. */
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
