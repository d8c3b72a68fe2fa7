import type { DurableStore } from '../store/durable-store.ts';

/**
 * Writes to the state file, or not at all: after a write that failed, memory and file are at odds, so nothing is
 * written any more until a restart has read the file again.
 */
export class StateWriter {
  readonly #store: DurableStore;
  readonly #onBroken: (error: unknown) => void;
  #broken: { error: unknown } | undefined;

  /** @param onBroken is called once */
  constructor(store: DurableStore, onBroken: (error: unknown) => void) {
    this.#store = store;
    this.#onBroken = onBroken;
  }

  /** False after a failure and when the host has stopped: what still runs then must leave no trace. */
  get isOpen(): boolean {
    return this.#store.isOpen && !this.#broken;
  }

  /** Runs `change` at once, all or nothing; resolves when it is on disk. */
  write<T>(change: () => T): Promise<T> {
    const written = this.#broken ? Promise.reject(this.#broken.error) : this.#store.write(change);
    // Those who don't await the promise need not handle its rejection: it is handled here.
    written.catch((error: unknown) => {
      if (this.#broken) return;
      this.#broken = { error };
      this.#onBroken(error);
    });
    return written;
  }
}
