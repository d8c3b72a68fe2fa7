import type { Message } from '../message/message.ts';
import type { MessageContent } from '../message/message-content.ts';
import { refusals } from '../service-bus-error.ts';
import type { Store } from '../store.ts';
import { Alarm } from './alarm.ts';
import { type Publish, SENT } from './arrival.ts';
import { PriorityQueue } from './priority-queue.ts';
import type { Sequence } from './sequence.ts';

/** The scheduled messages of one queue or topic. When one is due, it is enqueued again with a new sequence number. */
export class Schedule {
  readonly #store: Store;
  readonly #entityId: number;
  readonly #sequence: Sequence;
  readonly #publish: Publish;
  readonly #messages = new Map<number, Message>();
  readonly #upcoming = new PriorityQueue<Message>((message) => message.scheduledFor ?? 0);
  readonly #alarm = new Alarm(() => this.#releaseDue());

  constructor(store: Store, entityId: number, sequence: Sequence, publish: Publish) {
    this.#store = store;
    this.#entityId = entityId;
    this.#sequence = sequence;
    this.#publish = publish;
  }

  get size(): number {
    return this.#messages.size;
  }

  messages(): Iterable<Message> {
    return this.#messages.values();
  }

  /**
   * Within a write: stores a message for later.
   *
   * @param dueAt milliseconds since 1970
   */
  stage(content: MessageContent, dueAt: number): { sequenceNumber: number; admit: () => void } {
    const message: Message = {
      rowId: 0,
      content,
      sequenceNumber: this.#sequence.next(),
      enqueuedAt: Date.now(),
      expiresAt: Infinity,
      deliveryCount: 0,
      state: 'scheduled',
      scheduledFor: dueAt,
      deadLetterSource: null,
    };
    this.#store.insert(this.#entityId, message);
    return { sequenceNumber: message.sequenceNumber, admit: () => this.admit(message) };
  }

  /** Adds a message that is already in the state file. */
  admit(message: Message): void {
    this.#messages.set(message.sequenceNumber, message);
    this.#upcoming.add(message);
    this.#alarm.by(this.#upcoming.firstRank());
  }

  /** Cancels all of them or, if one is not scheduled (any more), none. */
  async cancel(sequenceNumbers: readonly number[]): Promise<void> {
    const cancelled = sequenceNumbers.map((sequenceNumber) => {
      const message = this.#messages.get(sequenceNumber);
      if (message === undefined) throw refusals.messageNotFound(sequenceNumber, 'scheduled');
      return message;
    });
    await this.#store.write(() => {
      for (const message of cancelled) this.#remove(message);
    });
  }

  close(): void {
    this.#alarm.stop();
  }

  reopen(): void {
    this.#alarm.resume();
  }

  #releaseDue(): number {
    const now = Date.now();
    while (this.#upcoming.firstRank() <= now) {
      const message = this.#upcoming.takeFirst();
      if (message !== undefined) void this.#release(message);
    }
    return this.#upcoming.firstRank();
  }

  #release(message: Message): Promise<void> {
    return this.#store.untilWritten(async () => {
      // It was cancelled while the disk refused the write.
      if (!this.#messages.has(message.sequenceNumber)) return;
      const admit = await this.#store.write(() => {
        this.#remove(message);
        return this.#publish(message.content, SENT);
      });
      admit();
    });
  }

  #remove(message: Message): void {
    this.#store.delete(message);
    this.#sequence.gone(message.sequenceNumber);
    this.#messages.delete(message.sequenceNumber);
    const wasUpcoming = this.#upcoming.remove(message);
    this.#store.onFailure(() => {
      this.#messages.set(message.sequenceNumber, message);
      if (wasUpcoming) this.#upcoming.add(message);
      this.#alarm.by(this.#upcoming.firstRank());
    });
  }
}
