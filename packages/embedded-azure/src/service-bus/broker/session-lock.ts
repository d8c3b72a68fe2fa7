import type { Message } from '../message/message.ts';
import { refusals } from '../service-bus-error.ts';
import { type Lock, LockBook, type Locks, newLockToken } from './lock-book.ts';

/** The lock on a session. Locks on its messages end, and are renewed, together with it. */
export class SessionLock extends LockBook implements Locks {
  readonly sessionId: string;
  readonly #durationMs: number;
  #expiresAt: number;

  constructor(sessionId: string, durationMs: number) {
    super();
    this.sessionId = sessionId;
    this.#durationMs = durationMs;
    this.#expiresAt = Date.now() + durationMs;
  }

  /** Milliseconds since 1970. */
  get expiresAt(): number {
    return this.#expiresAt;
  }

  /** @throws ServiceBusError if it is lost */
  check(): void {
    if (this.#expiresAt <= Date.now()) throw refusals.sessionLockLost(this.sessionId);
  }

  /** @throws ServiceBusError if it is lost */
  renew(): void {
    this.check();
    this.#expiresAt = Date.now() + this.#durationMs;
  }

  /** Ends it early. */
  lose(): void {
    this.#expiresAt = 0;
  }

  lock(message: Message): Lock {
    const session = this;
    return this.enter({
      token: newLockToken(),
      message,
      get expiresAt() {
        return session.#expiresAt;
      },
    });
  }

  get(token: string): Lock {
    this.check();
    const lock = this.find(token);
    if (lock === undefined) throw refusals.lockLost();
    return lock;
  }
}
