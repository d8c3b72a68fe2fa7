import { randomUUID } from 'node:crypto';
import type { Message } from '../message/message.ts';

export interface Lock {
  /** 16 random bytes as hex; on the wire the delivery's tag. */
  readonly token: string;
  readonly message: Message;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Locks on messages, of a whole queue or of one held session. */
export interface Locks {
  lock(message: Message): Lock;
  holds(message: Message): boolean;
  /** @throws ServiceBusError when it expired or never was */
  get(token: string): Lock;
  release(lock: Lock): void;
  /** Takes a release back. */
  restore(lock: Lock): void;
}

/** (randomUUID has a cache of random bytes, randomBytes has not.) */
export const newLockToken = () => randomUUID().replaceAll('-', '');

/** What is locked, by token and by message. How long a lock lives is up to who keeps the book. */
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

  /** Puts a released lock back in its place. */
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

  /** Enters a lock, or one with a token that is known again: it then is the last. */
  protected enter(lock: Lock): Lock {
    this.#locks.delete(lock.token);
    this.#locks.set(lock.token, lock);
    this.#locked.add(lock.message);
    return lock;
  }
}
