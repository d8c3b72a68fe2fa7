import type { Message } from '../message/message.ts';
import type { MessageContent } from '../message/message-content.ts';
import type { Arrival } from './arrival.ts';

/** A queue, as those see it that put messages of other entities into it. */
export interface Mailbox {
  readonly entityId: number;
  /** Locked messages count as active. */
  readonly counts: { active: number; deferred: number };
  /** Within a write: stores a new message; what it returns makes it available, once the write is durable. */
  stage(content: MessageContent, arrival: Arrival): () => void;
  /** Takes a message that is in the state file. */
  admit(message: Message): void;
}
