import type { Message } from '../message/message.ts';
import type { MessageContent } from '../message/message-content.ts';
import type { Arrival } from './arrival.ts';

/** A queue, as seen by other entities that put messages into it. */
export interface Mailbox {
  readonly entityId: number;
  /** Locked messages count as active. */
  readonly counts: { active: number; deferred: number };
  /**
   * Within a write: stores a new message. Call the returned function once the write is durable, to make it available.
   */
  stage(content: MessageContent, arrival: Arrival): () => void;
  /** Adds a message that is already in the state file. */
  admit(message: Message): void;
}
