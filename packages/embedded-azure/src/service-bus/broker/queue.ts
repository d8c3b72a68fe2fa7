import { requireDiskFault } from '@partner-orders/loopback-server/sqlite/disk-fault';
import type { Message } from '../message/message.ts';
import type { MessageContent } from '../message/message-content.ts';
import { DISK_RETRY_MS, type Store } from '../store.ts';
import { Alarm } from './alarm.ts';
import { type Arrival, SENT } from './arrival.ts';
import type { DeadLetters } from './dead-letters.ts';
import { Feed } from './feed.ts';
import type { Forwarding } from './forwarding.ts';
import type { Locks } from './lock-book.ts';
import { LockTable } from './lock-table.ts';
import type { Mailbox } from './mailbox.ts';
import { type Lane, MessageShelf, newLane } from './message-shelf.ts';
import type { Sequence } from './sequence.ts';
import { Sessions, sessionIdOf } from './sessions.ts';
import { Settlement, type SettlementSettings } from './settlement.ts';

/** The settings of a queue, a subscription or a dead-letter queue. Durations are milliseconds. */
export interface QueueSettings extends SettlementSettings {
  lockDurationMs: number;
  defaultTimeToLiveMs: number;
  requiresSession: boolean;
}

interface QueueParts {
  path: string;
  entityId: number;
  store: Store;
  sequence: Sequence;
  settings: QueueSettings;
  /** Absent for a dead-letter queue. */
  deadLetters?: DeadLetters | undefined;
  /** Present if messages are forwarded to another entity. */
  forwarding?: Forwarding | undefined;
  /** The queue for messages that can't be forwarded. */
  transferDeadLetters?: Queue;
}

/** Messages by sequence number, given to consumers with locks or deleting them. */
export class Queue implements Mailbox {
  readonly path: string;
  readonly entityId: number;
  readonly deadLetters: DeadLetters | undefined;
  readonly forwarding: Forwarding | undefined;
  readonly transferDeadLetters: Queue | undefined;
  /** For consumers of a queue without sessions. */
  readonly feed: Feed;
  /** For consumers of a queue with sessions. */
  readonly sessions: Sessions | undefined;
  readonly #parts: QueueParts;
  readonly #shelf: MessageShelf;
  readonly #locks: LockTable;
  readonly #alarm = new Alarm((now) => this.#expireDue(now));

  constructor(parts: QueueParts) {
    const { path, entityId, store, settings, deadLetters, forwarding } = parts;
    this.path = path;
    this.entityId = entityId;
    this.deadLetters = deadLetters;
    this.forwarding = forwarding;
    this.transferDeadLetters = parts.transferDeadLetters;
    this.#parts = parts;
    this.#locks = new LockTable(settings.lockDurationMs);
    const lane = newLane();
    this.sessions = settings.requiresSession
      ? new Sessions({
          store,
          entityId,
          alarm: this.#alarm,
          lockDurationMs: settings.lockDurationMs,
          newFeed: (sessionLane, lock) =>
            this.#newFeed(sessionLane, lock, (message) => sessionIdOf(message.content) === lock.sessionId),
        })
      : undefined;
    this.#shelf = new MessageShelf(this.sessions ?? lane);
    this.feed = this.#newFeed(lane, this.#locks, () => !settings.requiresSession);
  }

  /** Locked messages count as active. */
  get counts(): { active: number; deferred: number } {
    return this.#shelf.counts;
  }

  /**
   * Within a write: stores a new message. Call the returned function once the write is durable, to make it available.
   */
  stage(content: MessageContent, arrival: Arrival = SENT): () => void {
    const { deadLetters, forwarding, sequence, settings, store } = this.#parts;
    const timeToLiveCapMs = Math.min(settings.defaultTimeToLiveMs, arrival.timeToLiveCapMs);
    if (forwarding !== undefined) return forwarding.pass(content, { ...arrival, timeToLiveCapMs });
    if (this.sessions !== undefined && deadLetters !== undefined && sessionIdOf(content) === undefined) {
      const description = "Session enabled entity doesn't allow a message whose session identifier is null.";
      return deadLetters.receive(content, arrival, { reason: 'Session ID is null', description });
    }
    const now = Date.now();
    // The sender's time to live no longer applies to a dead letter, and nothing expires in a dead-letter queue.
    const sentTimeToLiveMs = arrival.deadLetterSource === null ? content.timeToLive : undefined;
    const timeToLiveMs = deadLetters && Math.min(sentTimeToLiveMs ?? Infinity, timeToLiveCapMs);
    const message: Message = {
      rowId: 0,
      content,
      sequenceNumber: sequence.next(),
      enqueuedAt: now,
      expiresAt: now + (timeToLiveMs ?? Infinity),
      deliveryCount: 0,
      state: 'active',
      scheduledFor: null,
      deadLetterSource: arrival.deadLetterSource,
    };
    store.insert(this.entityId, message);
    return () => this.admit(message);
  }

  /** Adds a message that is already in the state file. */
  admit(message: Message): void {
    this.#shelf.put(message);
    this.#offer(message);
  }

  /**
   * @returns the new expiry of the lock, in milliseconds since 1970
   * @throws ServiceBusError if the lock is gone
   */
  renewLock(token: string): number {
    return this.#locks.renew(token).expiresAt;
  }

  /** Up to `limit` messages in any state except expired, from a sequence number on; they are not locked. */
  peek(fromSequenceNumber: number, limit: number, sessionId?: string, scheduled: Iterable<Message> = []): Message[] {
    const now = Date.now();
    return [...this.#shelf.all(), ...scheduled]
      .filter((message) => message.sequenceNumber >= fromSequenceNumber && message.expiresAt > now)
      .filter((message) => sessionId === undefined || sessionIdOf(message.content) === sessionId)
      .sort((one, other) => one.sequenceNumber - other.sequenceNumber)
      .slice(0, limit);
  }

  /** Ids of the sessions with messages to receive, including locked ones. */
  sessionsWithMessages(): string[] {
    const active = [...this.#shelf.all()].filter(({ state }) => state === 'active');
    return [...new Set(active.map(({ content }) => sessionIdOf(content) ?? ''))];
  }

  /** Forwards messages that arrived before the queue was set to forward. */
  forwardStored(): Promise<void> {
    return this.#parts.store.untilWritten(() => this.#forwardStored());
  }

  async #forwardStored(): Promise<void> {
    const { forwarding, store } = this.#parts;
    if (forwarding === undefined) return;
    const stored = [...this.#shelf.all()].filter(({ state }) => state === 'active');
    if (stored.length === 0) return;
    const admissions = await store.write(() =>
      stored.map((message) => {
        this.feed.settlement.remove(message);
        const { content, deadLetterSource, expiresAt } = message;
        return forwarding.pass(content, { ...SENT, deadLetterSource, timeToLiveCapMs: expiresAt - Date.now() });
      }),
    );
    for (const admit of admissions) admit();
  }

  close(): void {
    this.#alarm.stop();
    this.sessions?.close();
  }

  /** Clients that waited for a session were refused, and will ask again. */
  reopen(): void {
    this.#alarm.resume();
  }

  #newFeed(lane: Lane, locks: Locks, reaches: (message: Message) => boolean): Feed {
    const { entityId, store, sequence, settings, deadLetters } = this.#parts;
    const offer = (message: Message) => this.#offer(message);
    const shelf = this.#shelf;
    const watch = (time: number) => this.#alarm.by(time);
    const settlement = new Settlement({ entityId, store, sequence, settings, deadLetters, shelf, locks, offer, watch });
    return new Feed({ store, shelf, alarm: this.#alarm, settlement, lane, locks, reaches });
  }

  #offer(message: Message): void {
    this.#shelf.offer(message);
    this.#alarm.by(this.#shelf.nextExpiry);
    if (message.state === 'active') this.feed.kick();
  }

  #expireDue(now: number): number {
    const { settlement } = this.feed;
    // If the disk refuses a change, the message stays locked and is checked again.
    for (const lock of this.#locks.expired(now)) settlement.lockExpired(lock).catch(requireDiskFault);
    this.sessions?.expireDue(now);
    for (let next = this.#shelf.takeExpired(now); next !== undefined; next = this.#shelf.takeExpired(now)) {
      void settlement.expire(next);
    }
    const next = Math.min(this.#locks.nextExpiry, this.#shelf.nextExpiry, this.sessions?.nextExpiry ?? Infinity);
    return next > now ? next : now + DISK_RETRY_MS;
  }
}
