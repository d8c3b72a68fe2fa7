import type { MessageContent } from '../message/message-content.ts';
import type { Store } from '../store.ts';
import type { DuplicateDetection } from './duplicate-detection.ts';
import type { Publish, Schedule } from './schedule.ts';
import type { Sequence } from './sequence.ts';

/** Where messages come into a queue or a topic: duplicates are dropped, later ones scheduled, the others published. */
export class Entrance {
  readonly #store: Store;
  readonly #sequence: Sequence;
  readonly #schedule: Schedule;
  readonly #duplicates: DuplicateDetection | undefined;
  readonly #publish: Publish;

  constructor(parts: {
    store: Store;
    sequence: Sequence;
    schedule: Schedule;
    duplicates: DuplicateDetection | undefined;
    publish: Publish;
  }) {
    this.#store = parts.store;
    this.#sequence = parts.sequence;
    this.#schedule = parts.schedule;
    this.#duplicates = parts.duplicates;
    this.#publish = parts.publish;
  }

  /** Takes all of a batch or nothing of it; resolves when it is durable. A duplicate is accepted and dropped. */
  async send(contents: readonly MessageContent[]): Promise<void> {
    const now = Date.now();
    await this.#take(contents, (content) => {
      const dueAt = content.scheduledEnqueueTime;
      return dueAt !== undefined && dueAt > now ? this.#schedule.stage(content, dueAt).admit : this.#publish(content);
    });
  }

  /**
   * @returns the sequence numbers by which they can be cancelled, in the order of `contents`. A duplicate gets one too, of a
   * message that doesn't exist.
   */
  async schedule(contents: readonly MessageContent[]): Promise<number[]> {
    const numbers = new Map<MessageContent, number>();
    await this.#take(contents, (content) => {
      const { sequenceNumber, admit } = this.#schedule.stage(content, content.scheduledEnqueueTime ?? Date.now());
      numbers.set(content, sequenceNumber);
      return admit;
    });
    return contents.map((content) => numbers.get(content) ?? this.#sequence.next());
  }

  cancelScheduled(sequenceNumbers: readonly number[]): Promise<void> {
    return this.#schedule.cancel(sequenceNumbers);
  }

  async #take(contents: readonly MessageContent[], stage: Publish): Promise<void> {
    let fresh: readonly MessageContent[] = [];
    try {
      const admissions = await this.#store.write(() => {
        fresh = this.#duplicates ? this.#duplicates.keepNew(contents) : contents;
        return fresh.map(stage);
      });
      for (const admit of admissions) admit();
    } catch (error) {
      this.#duplicates?.forget(fresh);
      throw error;
    }
  }
}
