import type { Message } from '../message/message.ts';
import type { MessageContent } from '../message/message-content.ts';
import { refusals } from '../service-bus-error.ts';
import type { Store } from '../store.ts';
import type { Alarm } from './alarm.ts';
import type { Feed } from './feed.ts';
import type { HeldSession, SessionClient } from './held-session.ts';
import type { Lock } from './lock-book.ts';
import { type Lane, newLane, type ReadyMessages } from './message-shelf.ts';
import { SessionLock } from './session-lock.ts';
import { SessionStates } from './session-states.ts';

interface Session {
  readonly id: string;
  readonly ready: Lane;
  /** Also while it is being released. */
  held: HeldSession | undefined;
}

interface Waiting {
  client: SessionClient;
  /** Undefined for the next free session with a message. */
  sessionId: string | undefined;
  timer: NodeJS.Timeout;
}

interface SessionsParts {
  store: Store;
  entityId: number;
  alarm: Alarm;
  lockDurationMs: number;
  newFeed(lane: Lane, lock: SessionLock): Feed;
}

export const sessionIdOf = (content: MessageContent): string | undefined => {
  const id = content.property('sessionId');
  return id === undefined ? undefined : String(id);
};

/**
 * The sessions of one queue or subscription: their ready messages, their holders, and the clients that wait for one.
 */
export class Sessions implements ReadyMessages {
  readonly states: SessionStates;
  readonly #parts: SessionsParts;
  /** Sessions with ready messages, or with a holder. */
  readonly #sessions = new Map<string, Session>();
  /** Free sessions with a ready message; the one that has waited longest is first. */
  readonly #available = new Set<Session>();
  /** In the order of expiry: all locks live equally long, and a renewed one becomes the last. */
  readonly #held = new Map<string, HeldSession>();
  readonly #waiting = new Set<Waiting>();

  constructor(parts: SessionsParts) {
    this.#parts = parts;
    this.states = new SessionStates(parts.store, parts.entityId);
  }

  add(message: Message): void {
    const session = this.#session(sessionIdOf(message.content) ?? '');
    session.ready.add(message);
    this.#changed(session);
    session.held?.feed.kick();
  }

  remove(message: Message): void {
    const session = this.#sessions.get(sessionIdOf(message.content) ?? '');
    if (session?.ready.remove(message)) this.#changed(session);
  }

  /**
   * Requests a session. A named one is granted or refused at once, and doesn't need messages yet. Otherwise the client
   * waits until a free session has a message.
   *
   * @returns a function to call when the client leaves; it may be called at any time
   */
  accept(sessionId: string | undefined, client: SessionClient, timeoutMs: number): () => void {
    const timer = setTimeout(() => {
      this.#waiting.delete(waiting);
      client.refused(refusals.timeout());
    }, timeoutMs);
    const waiting: Waiting = { client, sessionId, timer };
    if (sessionId !== undefined && this.#held.has(sessionId)) this.#refuse(waiting, sessionId);
    else {
      this.#waiting.add(waiting);
      const [nextFree] = this.#available;
      const wanted = sessionId === undefined ? nextFree : this.#session(sessionId);
      if (wanted !== undefined) this.#changed(wanted);
    }
    return () => {
      clearTimeout(timer);
      this.#waiting.delete(waiting);
      // Releasing a session is no failure of its messages, so they don't count as delivered.
      for (const held of this.#held.values()) {
        if (held.client === client) void this.#end(held, (lock) => held.feed.settlement.giveBack(lock));
      }
    };
  }

  /**
   * The session, while it is held.
   *
   * @param linkName the client; undefined if it doesn't name itself
   * @throws ServiceBusError if nobody or another client holds it
   */
  held(sessionId: string, linkName: string | undefined): HeldSession {
    const held = this.#held.get(sessionId);
    if (held === undefined || (linkName !== undefined && held.client.linkName !== linkName)) {
      throw refusals.sessionLockLost(sessionId);
    }
    held.lock.check();
    return held;
  }

  renew(held: HeldSession): void {
    held.lock.renew();
    this.#held.delete(held.lock.sessionId);
    this.#held.set(held.lock.sessionId, held);
  }

  /** When the next session's lock expires; Infinity when none is held. */
  get nextExpiry(): number {
    for (const held of this.#held.values()) return held.lock.expiresAt;
    return Infinity;
  }

  expireDue(now: number): void {
    for (const held of this.#held.values()) {
      if (held.lock.expiresAt > now) return;
      void this.#end(held, (lock) => held.feed.settlement.lockExpired(lock));
      held.client.lost(refusals.sessionLockLost(held.lock.sessionId));
    }
  }

  close(): void {
    for (const { timer } of this.#waiting) clearTimeout(timer);
  }

  #session(id: string): Session {
    const known = this.#sessions.get(id);
    if (known !== undefined) return known;
    const session: Session = { id, ready: newLane(), held: undefined };
    this.#sessions.set(id, session);
    return session;
  }

  /** Its messages or its holder changed: grants it, keeps it for the next client, or drops it. */
  #changed(session: Session): void {
    this.#available.delete(session);
    if (session.held !== undefined) return;
    const hasMessages = session.ready.size > 0;
    for (const waiting of this.#waiting) {
      if (waiting.sessionId === session.id || (waiting.sessionId === undefined && hasMessages)) {
        this.#grant(session, waiting);
        return;
      }
    }
    if (hasMessages) this.#available.add(session);
    else this.#sessions.delete(session.id);
  }

  #grant(session: Session, waiting: Waiting): void {
    clearTimeout(waiting.timer);
    this.#waiting.delete(waiting);
    const lock = new SessionLock(session.id, this.#parts.lockDurationMs);
    const held = { lock, feed: this.#parts.newFeed(session.ready, lock), client: waiting.client };
    session.held = held;
    this.#held.set(session.id, held);
    this.#parts.alarm.by(lock.expiresAt);
    for (const other of this.#waiting) if (other.sessionId === session.id) this.#refuse(other, session.id);
    waiting.client.granted(held);
  }

  #refuse(waiting: Waiting, sessionId: string): void {
    clearTimeout(waiting.timer);
    this.#waiting.delete(waiting);
    waiting.client.refused(refusals.sessionCannotBeLocked(sessionId));
  }

  /** Nobody gets the session before everything that its holder had locked is released. */
  async #end(held: HeldSession, giveBack: (lock: Lock) => Promise<void>): Promise<void> {
    const session = this.#session(held.lock.sessionId);
    this.#held.delete(session.id);
    held.lock.lose();
    await this.#parts.store.untilWritten(async () => {
      await Promise.all([...held.lock.all()].map(giveBack));
      await this.#parts.store.durable();
    });
    session.held = undefined;
    this.#changed(session);
  }
}
