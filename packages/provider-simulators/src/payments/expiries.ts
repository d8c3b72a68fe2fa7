/** What expires later. Only in memory, as the rules that want it: a restart forgets it. */
export class Expiries {
  readonly #timers = new Set<NodeJS.Timeout>();

  after(ms: number, expire: () => Promise<unknown>): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      // A full disk keeps it as it is.
      expire().catch(() => {});
    }, ms);
    timer.unref();
    this.#timers.add(timer);
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }
}
