import type { MessageContent } from '../message/message-content.ts';
import type { Store } from '../store.ts';

/** Remembers the message ids of one entity for a window of time, in the state file too. */
export class DuplicateDetection {
  readonly #store: Store;
  readonly #entityId: number;
  readonly #windowMs: number;
  /** Message id to the end of its window. All windows are equally long, so the map's order is that of their ends. */
  readonly #remembered = new Map<string, number>();

  constructor(store: Store, entityId: number, windowMs: number) {
    this.#store = store;
    this.#entityId = entityId;
    this.#windowMs = windowMs;
    for (const { messageId, until } of store.loadDuplicates(entityId)) this.#remembered.set(messageId, until);
  }

  /** Within a write: keeps the messages that are new, and remembers them. */
  keepNew(contents: readonly MessageContent[]): MessageContent[] {
    const now = Date.now();
    this.#forgetOld(now);
    return contents.filter((content) => {
      const id = String(content.property('messageId'));
      if (this.#remembered.has(id)) return false;
      this.#store.rememberDuplicate(this.#entityId, id, now + this.#windowMs);
      this.#remembered.set(id, now + this.#windowMs);
      return true;
    });
  }

  /** The write failed: the sender will try again and must not be taken for a duplicate. */
  forget(contents: readonly MessageContent[]): void {
    for (const content of contents) this.#remembered.delete(String(content.property('messageId')));
  }

  #forgetOld(now: number): void {
    for (const [id, until] of this.#remembered) {
      if (until > now) return;
      this.#remembered.delete(id);
      this.#store.forgetDuplicate(this.#entityId, id);
    }
  }
}
