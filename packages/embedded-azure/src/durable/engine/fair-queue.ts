/** A queue in which owners take turns: one with a thousand items does not keep another's single item waiting. */
export class FairQueue<T> {
  readonly #byOwner = new Map<number, { items: T[]; head: number }>();

  push(owner: number, item: T): void {
    const line = this.#byOwner.get(owner);
    if (line) line.items.push(item);
    else this.#byOwner.set(owner, { items: [item], head: 0 });
  }

  /** The next item of the owner whose turn it is. */
  shift(): T | undefined {
    for (const [owner, line] of this.#byOwner) {
      // To the back of the round: a Map iterates in the order of insertion.
      this.#byOwner.delete(owner);
      const item = line.items[line.head++];
      if (line.head < line.items.length) this.#byOwner.set(owner, line);
      return item;
    }
    return undefined;
  }

  /** Forgets what is queued for an owner. */
  drop(owner: number): void {
    this.#byOwner.delete(owner);
  }
}
