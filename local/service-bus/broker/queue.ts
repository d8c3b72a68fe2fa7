import type { Message } from '../message/message.ts';
import type { MessageContent } from '../message/message-content.ts';
import { refusals } from '../service-bus-error.ts';
import type { Store } from '../store.ts';
import { Alarm } from './alarm.ts';
import { type Consumer, Dispatcher, type Given, type ReceiveMode } from './dispatcher.ts';
import { type Lock, LockTable } from './lock-table.ts';
import { MessageShelf } from './message-shelf.ts';
import type { Sequence } from './sequence.ts';
import { Settlement, type SettlementSettings } from './settlement.ts';

/** How a queue, a subscription or a dead-letter queue treats its messages. Durations are milliseconds. */
export interface QueueSettings extends SettlementSettings {
  lockDurationMs: number;
  defaultTimeToLiveMs: number;
}

interface QueueParts {
  path: string;
  entityId: number;
  store: Store;
  sequence: Sequence;
  settings: QueueSettings;
  /** Absent for a queue that is itself one of dead letters. */
  deadLetters?: Queue;
}

/** Messages in the order of their sequence numbers, given to consumers under locks or for good. */
export class Queue {
  readonly path: string;
  readonly entityId: number;
  readonly deadLetters: Queue | undefined;
  readonly settlement: Settlement;
  readonly #store: Store;
  readonly #sequence: Sequence;
  readonly #defaultTimeToLiveMs: number;
  readonly #shelf = new MessageShelf();
  readonly #locks: LockTable;
  readonly #dispatcher = new Dispatcher((consumer) => this.#giveTo(consumer));
  readonly #alarm = new Alarm((now) => this.#expireDue(now));

  constructor(parts: QueueParts) {
    const { path, entityId, store, sequence, settings, deadLetters } = parts;
    this.path = path;
    this.entityId = entityId;
    this.deadLetters = deadLetters;
    this.#store = store;
    this.#sequence = sequence;
    this.#defaultTimeToLiveMs = settings.defaultTimeToLiveMs;
    this.#locks = new LockTable(settings.lockDurationMs);
    this.settlement = new Settlement({
      path,
      entityId,
      store,
      sequence,
      settings,
      deadLetters,
      shelf: this.#shelf,
      locks: this.#locks,
      offer: (message) => this.#offer(message),
    });
  }

  /** Locked messages count as active. */
  get counts(): { active: number; deferred: number } {
    return this.#shelf.counts;
  }

  /**
   * Within a write: stores a new message; what it returns makes it available, once the write is durable.
   *
   * @param timeToLiveCapMs a topic's own default, which caps that of its subscriptions
   */
  stage(content: MessageContent, timeToLiveCapMs = Infinity): () => void {
    const now = Date.now();
    const timeToLive = Math.min(content.timeToLive ?? Infinity, this.#defaultTimeToLiveMs, timeToLiveCapMs);
    const message: Message = {
      rowId: 0,
      content,
      sequenceNumber: this.#sequence.next(),
      enqueuedAt: now,
      expiresAt: now + timeToLive,
      deliveryCount: 0,
      state: 'active',
      scheduledFor: null,
      deadLetterSource: null,
    };
    this.#store.insert(this.entityId, message);
    return () => this.admit(message);
  }

  /** Takes a message that is in the state file. */
  admit(message: Message): void {
    this.#shelf.put(message);
    this.#offer(message);
  }

  attach(consumer: Consumer): void {
    this.#dispatcher.add(consumer);
  }

  /** What it has locked stays locked until it is settled over another link, or the lock expires. */
  detach(consumer: Consumer): void {
    this.#dispatcher.remove(consumer);
  }

  /** A consumer has new credit. */
  creditGrew(): void {
    this.#dispatcher.kick();
  }

  /** Resolves when everything that the consumers' credit allows is in their hands. */
  async dispatchNow(): Promise<void> {
    this.#dispatcher.run();
    await this.#store.durable();
  }

  /**
   * @returns when the lock now expires, in milliseconds since 1970
   * @throws ServiceBusError when the lock is gone
   */
  renewLock(token: string): number {
    return this.#locks.renew(token).expiresAt;
  }

  /** Receives deferred messages: all of them or, if one is not there (or locked), none. */
  async receiveDeferred(
    sequenceNumbers: readonly number[],
    mode: ReceiveMode,
  ): Promise<{ message: Message; lock?: Lock }[]> {
    const messages = sequenceNumbers.map((sequenceNumber) => {
      const message = this.#shelf.get(sequenceNumber);
      if (message?.state !== 'deferred' || this.#locks.holds(message)) {
        throw refusals.messageNotFound(sequenceNumber, 'deferred');
      }
      return message;
    });
    if (mode === 'peek-lock') return messages.map((message) => ({ message, lock: this.#lock(message) }));
    await this.#store.write(() => {
      for (const message of messages) this.settlement.remove(message);
    });
    return messages.map((message) => ({ message }));
  }

  /** Up to `limit` messages in any state but expired, from a sequence number on; they are not locked. */
  peek(fromSequenceNumber: number, limit: number, scheduled: Iterable<Message> = []): Message[] {
    const now = Date.now();
    return [...this.#shelf.all(), ...scheduled]
      .filter((message) => message.sequenceNumber >= fromSequenceNumber && message.expiresAt > now)
      .sort((one, other) => one.sequenceNumber - other.sequenceNumber)
      .slice(0, limit);
  }

  close(): void {
    this.#alarm.stop();
  }

  #offer(message: Message): void {
    this.#shelf.offer(message);
    this.#alarm.by(this.#shelf.nextExpiry);
    if (message.state === 'active') this.#dispatcher.kick();
  }

  #giveTo(consumer: Consumer): Given {
    const message = this.#takeReady();
    if (message === undefined) return 'nothing';
    if (consumer.mode === 'receive-and-delete') return this.#giveAway(message, consumer);
    consumer.deliver(message, this.#lock(message));
    return 'handed over';
  }

  /** At most once: it leaves the state file before it leaves the broker. */
  async #giveAway(message: Message, consumer: Consumer): Promise<void> {
    await this.#store.write(() => this.settlement.remove(message));
    consumer.deliver(message);
  }

  #takeReady(): Message | undefined {
    const now = Date.now();
    for (let next = this.#shelf.takeReady(); next !== undefined; next = this.#shelf.takeReady()) {
      if (next.expiresAt > now) return next;
      void this.settlement.expire(next);
    }
    return undefined;
  }

  #lock(message: Message): Lock {
    this.#shelf.withdraw(message);
    const lock = this.#locks.lock(message);
    this.#alarm.by(lock.expiresAt);
    return lock;
  }

  #expireDue(now: number): number {
    for (const lock of this.#locks.expired(now)) void this.settlement.lockExpired(lock);
    for (let next = this.#shelf.takeExpired(now); next !== undefined; next = this.#shelf.takeExpired(now)) {
      void this.settlement.expire(next);
    }
    return Math.min(this.#locks.nextExpiry, this.#shelf.nextExpiry);
  }
}
