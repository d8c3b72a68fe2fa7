import type { DurableStore } from '../store/durable-store.ts';

/**
 * Writes to the state file, or not at all: after a write that failed, memory and file are at odds, so this writer writes
 * nothing any more, and says of nothing that it is on disk.
 */
export class StateWriter {
  readonly #store: DurableStore;
  readonly #onBroken: (error: unknown) => void;
  #broken: { error: unknown } | undefined;

  /** @param onBroken is called once, before anybody can see what is not on disk */
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
    if (this.#broken) return refused(this.#broken.error);
    const written = this.#store.write(() => {
      this.#store.onFailure((error) => this.#break(error));
      return change();
    });
    // Those who don't await the promise need not handle its rejection: it is handled here.
    written.catch((error: unknown) => this.#break(error));
    return written;
  }

  /** Resolves when all that was written so far is on disk. */
  durable(): Promise<void> {
    return this.#broken ? refused(this.#broken.error) : this.#store.durable();
  }

  #break(error: unknown): void {
    if (this.#broken) return;
    this.#broken = { error };
    this.#onBroken(error);
  }
}

/** Handled here, for those who don't await it. */
function refused(error: unknown): Promise<never> {
  const refusal = Promise.reject(error);
  refusal.catch(() => undefined);
  return refusal;
}
