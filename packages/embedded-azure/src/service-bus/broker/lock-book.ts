import { randomUUID } from 'node:crypto';
import type { Message } from '../message/message.ts';

export interface Lock {
  /** 16 random bytes as hex, sent as the delivery's tag. */
  readonly token: string;
  readonly message: Message;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Locks on messages, of a whole queue or of one held session. */
export interface Locks {
  lock(message: Message): Lock;
  holds(message: Message): boolean;
  /** @throws ServiceBusError if it has expired or never existed */
  get(token: string): Lock;
  release(lock: Lock): void;
  /** Undoes a release. */
  restore(lock: Lock): void;
}

/** (randomUUID caches random bytes, randomBytes doesn't.) */
export const newLockToken = () => randomUUID().replaceAll('-', '');

/** Locks by token and by message. The subclass decides how long a lock lives. */
export class LockBook {
  readonly #locks = new Map<string, Lock>();
  readonly #locked = new Set<Message>();

  holds(message: Message): boolean {
    return this.#locked.has(message);
  }

  release(lock: Lock): void {
    this.#locks.delete(lock.token);
    this.#locked.delete(lock.message);
  }

  /** Restores a released lock in its place. */
  restore(lock: Lock): void {
    const later = [...this.#locks.values()].filter(({ expiresAt }) => expiresAt > lock.expiresAt);
    for (const one of [lock, ...later]) this.enter(one);
  }

  /** In the order in which they were entered. */
  all(): MapIterator<Lock> {
    return this.#locks.values();
  }

  protected find(token: string): Lock | undefined {
    return this.#locks.get(token);
  }

  /** Enters a lock. If its token is already known, it becomes the last one. */
  protected enter(lock: Lock): Lock {
    this.#locks.delete(lock.token);
    this.#locks.set(lock.token, lock);
    this.#locked.add(lock.message);
    return lock;
  }
}
