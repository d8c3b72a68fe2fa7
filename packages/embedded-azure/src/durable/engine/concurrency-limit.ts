/** Runs jobs of a source, a limited number at the same time. */
export class ConcurrencyLimit {
  readonly #limit: number;
  readonly #next: () => (() => Promise<void>) | undefined;
  readonly #running = new Set<Promise<void>>();
  #open = false;

  /** @param next returns the next job that may run; undefined if there is none */
  constructor(limit: number, next: () => (() => Promise<void>) | undefined) {
    this.#limit = limit;
    this.#next = next;
  }

  start(): void {
    this.#open = true;
    this.pump();
  }

  /** There may be new jobs: starts as many as the limit allows. */
  pump(): void {
    while (this.#open && this.#running.size < this.#limit) {
      const job = this.#next();
      if (!job) return;
      const running = job().finally(() => {
        this.#running.delete(running);
        this.pump();
      });
      this.#running.add(running);
    }
  }

  /** Starts no more. Resolves when the running ones have ended. */
  async drain(): Promise<void> {
    this.#open = false;
    await Promise.allSettled(this.#running);
  }
}
