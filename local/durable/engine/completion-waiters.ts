import type { InstanceRecord } from '../store/instance-record.ts';

/** Who waits for the end of which instance. */
export class CompletionWaiters {
  readonly #waiting = new Map<string, Set<(ended: InstanceRecord) => void>>();

  /** Resolves with the ended instance; rejects with the signal's reason. */
  wait(instanceId: string, signal: AbortSignal | undefined): Promise<InstanceRecord> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const waiters = this.#waiting.get(instanceId) ?? new Set();
      this.#waiting.set(instanceId, waiters);
      const abort = () => {
        waiters.delete(settle);
        if (waiters.size === 0) this.#waiting.delete(instanceId);
        reject(signal?.reason);
      };
      const settle = (ended: InstanceRecord) => {
        signal?.removeEventListener('abort', abort);
        resolve(ended);
      };
      waiters.add(settle);
      signal?.addEventListener('abort', abort, { once: true });
    });
  }

  ended(record: InstanceRecord): void {
    const waiters = this.#waiting.get(record.instanceId);
    this.#waiting.delete(record.instanceId);
    for (const settle of waiters ?? []) settle(record);
  }
}
