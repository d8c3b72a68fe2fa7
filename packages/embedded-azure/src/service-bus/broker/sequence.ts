import type { Store } from '../store.ts';

/**
 * Sequence numbers of one entity, without gaps and never reused, even after restarts. The highest number is that of the
 * existing rows or `last_sequence`. The latter is written only when the row with the highest number is deleted, so it
 * costs a busy queue nothing.
 */
export class Sequence {
  readonly #store: Store;
  readonly #entityId: number;
  #last: number;

  constructor(store: Store, entityId: number, last: number) {
    this.#store = store;
    this.#entityId = entityId;
    this.#last = last;
  }

  next(): number {
    this.#last += 1;
    return this.#last;
  }

  /** A row with this number exists in the state file. */
  seen(sequenceNumber: number): void {
    this.#last = Math.max(this.#last, sequenceNumber);
  }

  /** Within a write: the row with this number is being deleted. */
  gone(sequenceNumber: number): void {
    if (sequenceNumber === this.#last) this.#store.saveLastSequence(this.#entityId, this.#last);
  }
}
