import type { InstanceRecord } from '../store/instance-record.ts';

interface Waiter {
  resolve(ended: InstanceRecord): void;
  reject(reason: unknown): void;
}

/** Callers that wait for the end of an instance. */
export class CompletionWaiters {
  readonly #waiting = new Map<string, Set<Waiter>>();

  /** Resolves with the ended instance; rejects with the signal's reason. */
  async wait(instanceId: string, signal: AbortSignal | undefined): Promise<InstanceRecord> {
    signal?.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<InstanceRecord>();
    const waiter = { resolve, reject };
    const waiters = this.#waiting.get(instanceId) ?? new Set();
    this.#waiting.set(instanceId, waiters.add(waiter));
    const abort = () => {
      waiters.delete(waiter);
      if (waiters.size === 0) this.#waiting.delete(instanceId);
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', abort, { once: true });
    try {
      return await promise;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  ended(record: InstanceRecord): void {
    const waiters = this.#waiting.get(record.instanceId);
    this.#waiting.delete(record.instanceId);
    for (const { resolve } of waiters ?? []) resolve(record);
  }

  /** Rejects all of them. */
  fail(error: unknown): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const waiters of waiting) for (const { reject } of waiters) reject(error);
  }
}
