import { once } from 'node:events';

/** A page that is this far behind is disconnected, and connects again. */
const MOST_BEHIND = 1_000;

/** Tells each open page what happens, from when it began to listen. */
export class LoadFollowers<T> {
  readonly #queues = new Set<{ events: T[]; wake: () => void }>();

  tell(event: T): void {
    for (const queue of this.#queues) {
      queue.events.push(event);
      queue.wake();
    }
  }

  async *follow(first: T, signal: AbortSignal): AsyncGenerator<T> {
    const gone = once(signal, 'abort').catch(() => undefined);
    let next = Promise.withResolvers<void>();
    const queue = { events: [first], wake: () => next.resolve() };
    this.#queues.add(queue);
    try {
      while (!signal.aborted && queue.events.length < MOST_BEHIND) {
        next = Promise.withResolvers<void>();
        yield* queue.events.splice(0);
        if (queue.events.length === 0) await Promise.race([next.promise, gone]);
      }
    } finally {
      this.#queues.delete(queue);
    }
  }
}
