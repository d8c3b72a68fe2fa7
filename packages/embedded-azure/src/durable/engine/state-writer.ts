import type { DurableStore } from '../store/durable-store.ts';

/**
 * Writes to the state file until a write fails. After that, memory and file may differ, so this writer neither writes
 * nor confirms anything any more.
 */
export class StateWriter {
  readonly #store: DurableStore;
  readonly #onBroken: (error: unknown) => void;
  #broken: { error: unknown } | undefined;

  /** @param onBroken called once, before anyone can see data that is not on disk */
  constructor(store: DurableStore, onBroken: (error: unknown) => void) {
    this.#store = store;
    this.#onBroken = onBroken;
  }

  /** False after a failure and after the host has stopped. Work that still runs then must not write anything. */
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
    // Handle the rejection here, because some callers don't await the promise.
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

/** The rejection is handled here, because some callers don't await it. */
function refused(error: unknown): Promise<never> {
  const refusal = Promise.reject(error);
  refusal.catch(() => undefined);
  return refusal;
}
