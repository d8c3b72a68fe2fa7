import type { Store } from '../store.ts';

/**
 * Sequence numbers of one entity, gapless and never given twice, across restarts too. What is persisted is
 * the highest of the rows that exist and of `last_sequence`, and the latter is only written when the row with the highest number
 * goes away: a busy queue then pays nothing for it.
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

  /** A row with this number was found in the state file. */
  seen(sequenceNumber: number): void {
    this.#last = Math.max(this.#last, sequenceNumber);
  }

  /** Within a write: the row with this number is being deleted. */
  gone(sequenceNumber: number): void {
    if (sequenceNumber === this.#last) this.#store.saveLastSequence(this.#entityId, this.#last);
  }
}
