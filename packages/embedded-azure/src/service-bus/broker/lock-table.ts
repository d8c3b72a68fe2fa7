import type { Message } from '../message/message.ts';
import { refusals } from '../service-bus-error.ts';
import { type Lock, LockBook, type Locks, newLockToken } from './lock-book.ts';

/**
 * Peek-locks of one entity. All live equally long and a renewed one becomes the last, so they are ordered by expiry.
 * Locks outlive their link and are not persisted: after a restart messages are simply available.
 */
export class LockTable extends LockBook implements Locks {
  readonly #durationMs: number;

  constructor(durationMs: number) {
    super();
    this.#durationMs = durationMs;
  }

  lock(message: Message): Lock {
    return this.enter({ token: newLockToken(), message, expiresAt: Date.now() + this.#durationMs });
  }

  get(token: string): Lock {
    const lock = this.find(token);
    if (lock === undefined || lock.expiresAt <= Date.now()) throw refusals.lockLost();
    return lock;
  }

  /** @throws ServiceBusError when the lock is gone */
  renew(token: string): Lock {
    return this.enter({ ...this.get(token), expiresAt: Date.now() + this.#durationMs });
  }

  expired(now: number): Lock[] {
    const expired: Lock[] = [];
    for (const lock of this.all()) {
      if (lock.expiresAt > now) break;
      expired.push(lock);
    }
    return expired;
  }

  /** When the next lock expires; Infinity without locks. */
  get nextExpiry(): number {
    for (const lock of this.all()) return lock.expiresAt;
    return Infinity;
  }
}
