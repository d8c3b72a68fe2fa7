import type { MessageContent } from '../message/message-content.ts';
import type { Store } from '../store.ts';

/** Remembers the message ids of one entity for a time window, also in the state file. */
export class DuplicateDetection {
  readonly #store: Store;
  readonly #entityId: number;
  readonly #windowMs: number;
  /** The end of the window by message id. All windows are equally long, so the map is ordered by their ends. */
  readonly #remembered = new Map<string, number>();

  constructor(store: Store, entityId: number, windowMs: number) {
    this.#store = store;
    this.#entityId = entityId;
    this.#windowMs = windowMs;
    for (const { messageId, until } of store.loadDuplicates(entityId)) this.#remembered.set(messageId, until);
  }

  /** Within a write: returns whether a message is new, and remembers it. */
  isNew(content: MessageContent): boolean {
    const now = Date.now();
    this.#forgetOld(now);
    const id = String(content.property('messageId'));
    if (this.#remembered.has(id)) return false;
    this.#store.rememberDuplicate(this.#entityId, id, now + this.#windowMs);
    this.#remembered.set(id, now + this.#windowMs);
    // The sender will try again, and its message must not count as a duplicate.
    this.#store.onFailure(() => this.#remembered.delete(id));
    return true;
  }

  #forgetOld(now: number): void {
    for (const [id, until] of this.#remembered) {
      if (until > now) return;
      this.#remembered.delete(id);
      this.#store.forgetDuplicate(this.#entityId, id);
    }
  }
}
