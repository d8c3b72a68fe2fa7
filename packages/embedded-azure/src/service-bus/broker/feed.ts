import { requireDiskFault } from '@partner-orders/loopback-server/sqlite/disk-fault';
import type { Message } from '../message/message.ts';
import { refusals } from '../service-bus-error.ts';
import type { Store } from '../store.ts';
import type { Alarm } from './alarm.ts';
import { type Consumer, Dispatcher, type Given, type ReceiveMode } from './dispatcher.ts';
import type { Lock, Locks } from './lock-book.ts';
import type { Lane, MessageShelf } from './message-shelf.ts';
import type { Settlement } from './settlement.ts';

interface FeedParts {
  store: Store;
  shelf: MessageShelf;
  alarm: Alarm;
  settlement: Settlement;
  /** The messages that it gives, in this order. */
  lane: Lane;
  locks: Locks;
  /** Whether a deferred message can be received here. */
  reaches(message: Message): boolean;
}

/** Gives messages to consumers, with locks or deleting them: those of a whole queue, or of one held session. */
export class Feed {
  readonly settlement: Settlement;
  readonly #parts: FeedParts;
  readonly #dispatcher = new Dispatcher((consumer) => this.#giveTo(consumer));

  constructor(parts: FeedParts) {
    this.#parts = parts;
    this.settlement = parts.settlement;
  }

  attach(consumer: Consumer): void {
    this.#dispatcher.add(consumer);
  }

  /** Its locks stay until they are settled over another link, or expire. */
  detach(consumer: Consumer): void {
    this.#dispatcher.remove(consumer);
  }

  /** There is a new message, or a consumer has new credit. */
  kick(): void {
    this.#dispatcher.kick();
  }

  /** Resolves when consumers have everything that their credit allows. */
  async dispatchNow(): Promise<void> {
    this.#dispatcher.run();
    await this.#parts.store.durable();
  }

  /** Receives deferred messages: all of them or, if one is missing (or locked), none. */
  async receiveDeferred(
    sequenceNumbers: readonly number[],
    mode: ReceiveMode,
  ): Promise<{ message: Message; lock?: Lock }[]> {
    const { shelf, locks, store, reaches } = this.#parts;
    const messages = sequenceNumbers.map((sequenceNumber) => {
      const message = shelf.get(sequenceNumber);
      if (message?.state !== 'deferred' || locks.holds(message) || !reaches(message)) {
        throw refusals.messageNotFound(sequenceNumber, 'deferred');
      }
      return message;
    });
    if (mode === 'peek-lock') return messages.map((message) => ({ message, lock: this.#lock(message) }));
    await store.write(() => {
      for (const message of messages) this.settlement.remove(message);
    });
    return messages.map((message) => ({ message }));
  }

  #giveTo(consumer: Consumer): Given {
    const message = this.#takeReady();
    if (message === undefined) return 'nothing';
    if (consumer.mode === 'receive-and-delete') return this.#giveAway(message, consumer);
    consumer.deliver(message, this.#lock(message));
    return 'handed over';
  }

  /** At most once: it is removed from the state file before it leaves the broker. */
  async #giveAway(message: Message, consumer: Consumer): Promise<void> {
    try {
      await this.#parts.store.write(() => this.settlement.remove(message));
      consumer.deliver(message);
    } catch (error) {
      requireDiskFault(error);
      void this.settlement.offerAgain(message);
    }
  }

  #takeReady(): Message | undefined {
    const { shelf, lane } = this.#parts;
    const now = Date.now();
    for (let next = shelf.takeFirst(lane); next !== undefined; next = shelf.takeFirst(lane)) {
      if (next.expiresAt > now) return next;
      void this.settlement.expire(next);
    }
    return undefined;
  }

  #lock(message: Message): Lock {
    const { shelf, locks, alarm } = this.#parts;
    shelf.withdraw(message);
    const lock = locks.lock(message);
    alarm.by(lock.expiresAt);
    return lock;
  }
}
