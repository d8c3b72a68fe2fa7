/** As many events are under way to the receiver at a time. */
const PLACES = 8;
/** The feed is read no further while so many wait. */
const MOST_WAITING = 200;

/** Runs work in the order of its subject: the events of one order one after the other, those of several at a time. */
export class OrderOfSubjects {
  readonly #last = new Map<string, Promise<void>>();
  readonly #waiting: (() => void)[] = [];
  #free = PLACES;
  #pending = 0;

  /** Resolves when there is room for more. */
  async add(subject: string, work: () => Promise<void>): Promise<void> {
    this.#pending += 1;
    const done = (this.#last.get(subject) ?? Promise.resolve()).then(() => this.#run(work));
    this.#last.set(subject, done);
    void done.finally(() => {
      this.#pending -= 1;
      if (this.#last.get(subject) === done) this.#last.delete(subject);
    });
    while (this.#pending >= MOST_WAITING) await Promise.race(this.#last.values());
  }

  /** Resolves when all work is done. */
  async settle(): Promise<void> {
    while (this.#last.size > 0) await Promise.all(this.#last.values());
  }

  async #run(work: () => Promise<void>): Promise<void> {
    if (this.#free === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#free -= 1;
    try {
      await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}
