/** A queue in which owners take turns, so that an owner with a thousand items doesn't delay another's single item. */
export class FairQueue<T> {
  readonly #byOwner = new Map<number, { items: T[]; head: number }>();

  push(owner: number, item: T): void {
    const line = this.#byOwner.get(owner);
    if (line) line.items.push(item);
    else this.#byOwner.set(owner, { items: [item], head: 0 });
  }

  /** The next item of the next owner. */
  shift(): T | undefined {
    for (const [owner, line] of this.#byOwner) {
      // Move the owner to the end: a Map iterates in the order of insertion.
      this.#byOwner.delete(owner);
      const item = line.items[line.head++];
      if (line.head < line.items.length) this.#byOwner.set(owner, line);
      return item;
    }
    return undefined;
  }

  /** Drops the queued items of an owner. */
  drop(owner: number): void {
    this.#byOwner.delete(owner);
  }
}
