import { randomUUID } from 'node:crypto';
import type { Message } from '../message/message.ts';
import { refusals } from '../service-bus-error.ts';

export interface Lock {
  /** 16 random bytes as hex; on the wire the delivery's tag. (randomUUID has a cache of random bytes, randomBytes has not.) */
  token: string;
  message: Message;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/**
 * Peek-locks of one entity. All live equally long and a renewed one goes to the end, so the map's own order is the
 * order of expiry. Locks outlive the link that got them, and are not persisted: after a restart messages are simply available.
 */
export class LockTable {
  readonly #durationMs: number;
  readonly #locks = new Map<string, Lock>();
  readonly #locked = new Set<Message>();

  constructor(durationMs: number) {
    this.#durationMs = durationMs;
  }

  lock(message: Message): Lock {
    const token = randomUUID().replaceAll('-', '');
    const lock = { token, message, expiresAt: Date.now() + this.#durationMs };
    this.#locks.set(token, lock);
    this.#locked.add(message);
    return lock;
  }

  holds(message: Message): boolean {
    return this.#locked.has(message);
  }

  /** @throws ServiceBusError when it expired or never was */
  get(token: string): Lock {
    const lock = this.#locks.get(token);
    if (lock === undefined || lock.expiresAt <= Date.now()) throw refusals.lockLost();
    return lock;
  }

  renew(token: string): Lock {
    const lock = this.get(token);
    lock.expiresAt = Date.now() + this.#durationMs;
    this.#locks.delete(token);
    this.#locks.set(token, lock);
    return lock;
  }

  release(lock: Lock): void {
    this.#locks.delete(lock.token);
    this.#locked.delete(lock.message);
  }

  expired(now: number): Lock[] {
    const expired: Lock[] = [];
    for (const lock of this.#locks.values()) {
      if (lock.expiresAt > now) break;
      expired.push(lock);
    }
    return expired;
  }

  /** When the next lock expires; Infinity without locks. */
  get nextExpiry(): number {
    for (const lock of this.#locks.values()) return lock.expiresAt;
    return Infinity;
  }
}
