import type { MessageContent } from '../message/message-content.ts';
import { refusals } from '../service-bus-error.ts';
import type { Store } from '../store.ts';
import { type Arrival, type Publish, SENT } from './arrival.ts';
import type { DuplicateDetection } from './duplicate-detection.ts';
import type { Schedule } from './schedule.ts';
import type { Sequence } from './sequence.ts';
import { sessionIdOf } from './sessions.ts';

interface EntranceParts {
  store: Store;
  sequence: Sequence;
  schedule: Schedule;
  duplicates: DuplicateDetection | undefined;
  /** Accepts only messages with a session id. */
  requiresSession: boolean;
  publish: Publish;
}

/** Accepts messages for a queue or a topic: duplicates are dropped, later ones scheduled, the others published. */
export class Entrance {
  readonly #parts: EntranceParts;
  #isClosed = false;

  constructor(parts: EntranceParts) {
    this.#parts = parts;
  }

  /** Accepts all of a batch or nothing; resolves when it is durable. A duplicate is accepted and dropped. */
  async send(contents: readonly MessageContent[]): Promise<void> {
    const { schedule, publish } = this.#parts;
    const now = Date.now();
    await this.#take(contents, (content) => {
      const dueAt = content.scheduledEnqueueTime;
      return dueAt !== undefined && dueAt > now ? schedule.stage(content, dueAt).admit : publish(content, SENT);
    });
  }

  /**
   * @returns the sequence numbers by which they can be cancelled, in the order of `contents`. A duplicate also gets
   * one, of a message that doesn't exist.
   */
  async schedule(contents: readonly MessageContent[]): Promise<number[]> {
    const { schedule, sequence } = this.#parts;
    const numbers = new Map<MessageContent, number>();
    await this.#take(contents, (content) => {
      const { sequenceNumber, admit } = schedule.stage(content, content.scheduledEnqueueTime ?? Date.now());
      numbers.set(content, sequenceNumber);
      return admit;
    });
    return contents.map((content) => numbers.get(content) ?? sequence.next());
  }

  /** Within a write, as `Publish`: accepts a message that another entity forwards. */
  receive(content: MessageContent, arrival: Arrival): () => void {
    return this.#isNew(content) ? this.#parts.publish(content, arrival) : () => {};
  }

  cancelScheduled(sequenceNumbers: readonly number[]): Promise<void> {
    return this.#parts.schedule.cancel(sequenceNumbers);
  }

  /** The entity was removed or replaced: from now on nothing is accepted. */
  close(): void {
    this.#isClosed = true;
  }

  reopen(): void {
    this.#isClosed = false;
  }

  async #take(contents: readonly MessageContent[], stage: (content: MessageContent) => () => void): Promise<void> {
    const { requiresSession, store } = this.#parts;
    if (this.#isClosed) throw refusals.detached('an entity that was changed or removed');
    if (requiresSession && contents.some((content) => sessionIdOf(content) === undefined)) {
      throw refusals.notAllowed('An entity that requires sessions only takes messages whose SessionId is set.');
    }
    const admissions = await store.write(() => contents.filter((content) => this.#isNew(content)).map(stage));
    for (const admit of admissions) admit();
  }

  #isNew(content: MessageContent): boolean {
    return this.#parts.duplicates?.isNew(content) ?? true;
  }
}
