import type { Message } from '../message/message.ts';
import { refusals } from '../service-bus-error.ts';
import { DISK_RETRY_MS, type Store } from '../store.ts';
import type { DeadLetters, Reason } from './dead-letters.ts';
import type { Lock, Locks } from './lock-book.ts';
import type { MessageShelf } from './message-shelf.ts';
import type { Sequence } from './sequence.ts';

/** Application properties that a receiver sets when it settles. */
export type PropertyChanges = Readonly<Record<string, unknown>>;

export interface DeadLettering extends Reason {
  changes?: PropertyChanges | undefined;
}

export interface SettlementSettings {
  maxDeliveryCount: number;
  deadLetterOnExpiration: boolean;
}

interface SettlementParts {
  entityId: number;
  store: Store;
  sequence: Sequence;
  shelf: MessageShelf;
  locks: Locks;
  settings: SettlementSettings;
  /** Absent for a dead-letter queue. */
  deadLetters: DeadLetters | undefined;
  /** Called with a message that can be received again. */
  offer(message: Message): void;
  /** Called with the time at which a lock must be checked. */
  watch(time: number): void;
}

/**
 * How messages of one queue are settled or returned. Each change is first written, and applied in memory in the same
 * turn. While it is being committed, nobody can receive the message. If the commit fails, everything is restored. If
 * the lock is gone, the change is refused before anything is written.
 */
export class Settlement {
  readonly #parts: SettlementParts;

  constructor(parts: SettlementParts) {
    this.#parts = parts;
  }

  async complete(token: string): Promise<void> {
    const { store, locks } = this.#parts;
    const lock = locks.get(token);
    await store.write(() => {
      this.remove(lock.message);
      this.#release(lock);
    });
  }

  /** Counts as a delivery. */
  async abandon(token: string, changes?: PropertyChanges): Promise<void> {
    await this.#giveBack(this.#parts.locks.get(token), { counts: true, changes });
  }

  /**
   * The receiver did not process it: it is returned, and does not count as a delivery (AMQP 1.0, part 3, section
   * 3.4.4).
   */
  async release(token: string): Promise<void> {
    await this.giveBack(this.#parts.locks.get(token));
  }

  /** Its holder returned the message without processing it. */
  async giveBack(lock: Lock): Promise<void> {
    await this.#giveBack(lock, { counts: false });
  }

  /** Counts as a delivery. */
  async lockExpired(lock: Lock): Promise<void> {
    await this.#giveBack(lock, { counts: true });
  }

  /** Sets it aside until it is requested by its sequence number. Counts as a delivery. */
  async defer(token: string, changes?: PropertyChanges): Promise<void> {
    const { store, locks, shelf } = this.#parts;
    const lock = locks.get(token);
    const { message } = lock;
    await store.write(() => {
      store.onFailure(() => shelf.put(message));
      this.#saveReturned(message, { state: 'deferred', deliveryCount: message.deliveryCount + 1 }, changes);
      shelf.put(message);
      this.#release(lock);
    });
    this.#parts.offer(message);
  }

  async deadLetter(token: string, deadLettering: DeadLettering): Promise<void> {
    const { deadLetters, locks } = this.#parts;
    if (deadLetters === undefined) {
      throw refusals.notAllowed('A message in a dead-letter queue cannot be dead-lettered again.');
    }
    const lock = locks.get(token);
    await this.#moveTo(deadLetters, lock.message, deadLettering, lock);
  }

  /** For an unlocked message. */
  expire(message: Message): Promise<void> {
    const { deadLetters, settings, store } = this.#parts;
    return store.untilWritten(async () => {
      if (deadLetters !== undefined && settings.deadLetterOnExpiration) {
        const description = 'The message expired and was dead lettered.';
        await this.#moveTo(deadLetters, message, { reason: 'TTLExpiredException', description });
      } else {
        await store.write(() => this.remove(message));
      }
    });
  }

  /** For a message that was being given away: when the disk works again, another consumer may get it. */
  async offerAgain(message: Message): Promise<void> {
    const { store, entityId, offer } = this.#parts;
    await store.untilWritten(async () => {
      await store.write(() => store.update(entityId, message));
      offer(message);
    });
  }

  /** Within a write: deletes the message. */
  remove(message: Message): void {
    const { store, sequence, shelf } = this.#parts;
    store.delete(message);
    sequence.gone(message.sequenceNumber);
    store.onFailure(shelf.remove(message));
  }

  /** Within a write. */
  #release(lock: Lock): void {
    const { store, locks, watch } = this.#parts;
    locks.release(lock);
    store.onFailure(() => {
      locks.restore(lock);
      watch(Math.max(lock.expiresAt, Date.now() + DISK_RETRY_MS));
    });
  }

  async #giveBack(lock: Lock, how: { counts: boolean; changes?: PropertyChanges | undefined }): Promise<void> {
    const { message } = lock;
    const { deadLetters, settings, store } = this.#parts;
    const deliveryCount = message.deliveryCount + (how.counts ? 1 : 0);
    const exhausted = how.counts && message.state === 'active' && deliveryCount >= settings.maxDeliveryCount;
    if (exhausted && deadLetters !== undefined) {
      const description = `Message could not be consumed after ${settings.maxDeliveryCount} delivery attempts.`;
      const deadLettering = { reason: 'MaxDeliveryCountExceeded', description, changes: how.changes };
      await this.#moveTo(deadLetters, message, deadLettering, lock, deliveryCount);
      return;
    }
    await store.write(() => {
      this.#saveReturned(message, { state: message.state, deliveryCount }, how.changes);
      this.#release(lock);
    });
    this.#parts.offer(message);
  }

  #saveReturned(message: Message, to: Pick<Message, 'state' | 'deliveryCount'>, changes?: PropertyChanges): void {
    const { store, entityId } = this.#parts;
    const { content, state, deliveryCount } = message;
    store.onFailure(() => Object.assign(message, { content, state, deliveryCount }));
    if (changes !== undefined && Object.keys(changes).length > 0) {
      const changed = { ...message, ...to, content: message.content.withApplicationProperties(changes) };
      store.update(entityId, changed);
      message.content = changed.content;
    } else {
      store.saveReturn(message.rowId, to.deliveryCount, to.state);
    }
    message.state = to.state;
    message.deliveryCount = to.deliveryCount;
  }

  async #moveTo(
    deadLetters: DeadLetters,
    message: Message,
    { changes, ...reason }: DeadLettering,
    lock?: Lock,
    deliveryCount = message.deliveryCount,
  ): Promise<void> {
    const { store, shelf } = this.#parts;
    const content = changes === undefined ? message.content : message.content.withApplicationProperties(changes);
    const admit = await store.write(() => {
      const admitted = deadLetters.move({ ...message, content, deliveryCount }, reason);
      store.onFailure(shelf.remove(message));
      if (lock !== undefined) this.#release(lock);
      return admitted;
    });
    admit();
  }
}
