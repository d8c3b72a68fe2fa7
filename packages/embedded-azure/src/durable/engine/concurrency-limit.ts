/** Runs jobs of a source, at most so many at once. */
export class ConcurrencyLimit {
  readonly #limit: number;
  readonly #next: () => (() => Promise<void>) | undefined;
  readonly #running = new Set<Promise<void>>();
  #open = false;

  /** @param next gives the next job that may run; undefined if there is none */
  constructor(limit: number, next: () => (() => Promise<void>) | undefined) {
    this.#limit = limit;
    this.#next = next;
  }

  start(): void {
    this.#open = true;
    this.pump();
  }

  /** There may be jobs: begins as many as the limit allows. */
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

  /** Begins no more; resolves when those that run have ended. */
  async drain(): Promise<void> {
    this.#open = false;
    await Promise.allSettled(this.#running);
  }
}
