import type { Message } from '../message/message.ts';
import type { MessageContent } from '../message/message-content.ts';
import type { Store } from '../store.ts';
import type { Arrival } from './arrival.ts';
import type { Forwarding } from './forwarding.ts';
import type { Mailbox } from './mailbox.ts';
import type { Sequence } from './sequence.ts';

export interface Reason {
  reason: string | undefined;
  description: string | undefined;
}

/** The destination of one entity's dead letters: its dead-letter queue or, if it forwards them, another entity. */
export class DeadLetters {
  readonly queue: Mailbox;
  readonly #source: string;
  readonly #store: Store;
  readonly #sequence: Sequence;
  readonly #forwarding: Forwarding | undefined;

  /** @param parts.source path of the entity */
  constructor(parts: {
    queue: Mailbox;
    source: string;
    store: Store;
    sequence: Sequence;
    forwarding: Forwarding | undefined;
  }) {
    this.queue = parts.queue;
    this.#source = parts.source;
    this.#store = parts.store;
    this.#sequence = parts.sequence;
    this.#forwarding = parts.forwarding;
  }

  /**
   * Within a write, as `Publish`: removes a message from its entity. In the dead-letter queue it keeps its sequence
   * number and its delivery count (dead-lettering is no delivery), and no longer expires. A forwarded one is new at its
   * destination, and names its source.
   */
  move(message: Message, reason: Reason): () => void {
    const content = explained(message.content, reason);
    if (this.#forwarding !== undefined) {
      this.#store.delete(message);
      this.#sequence.gone(message.sequenceNumber);
      return this.#forwarding.pass(content, { hops: 0, timeToLiveCapMs: Infinity, deadLetterSource: this.#source });
    }
    const moved: Message = { ...message, content, state: 'active', expiresAt: Infinity };
    this.#store.update(this.queue.entityId, moved);
    return () => this.queue.admit(moved);
  }

  /** Within a write, as `Publish`: receives a message that its entity can't accept. */
  receive(content: MessageContent, arrival: Arrival, reason: Reason): () => void {
    const dead = explained(content, reason);
    if (this.#forwarding === undefined) return this.queue.stage(dead, arrival);
    return this.#forwarding.pass(dead, { ...arrival, deadLetterSource: this.#source });
  }
}

function explained(content: MessageContent, { reason, description }: Reason): MessageContent {
  return content.withApplicationProperties({ DeadLetterReason: reason, DeadLetterErrorDescription: description });
}
