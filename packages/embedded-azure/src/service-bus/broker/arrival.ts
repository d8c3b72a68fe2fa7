import type { MessageContent } from '../message/message-content.ts';

/** How a message arrives at an entity. */
export interface Arrival {
  /** The smallest default of the entities that it passed, in milliseconds. */
  timeToLiveCapMs: number;
  /** How often it has been forwarded. */
  hops: number;
  /** The path of the entity that dead-lettered it. */
  deadLetterSource: string | null;
}

/** Directly from a sender. */
export const SENT: Arrival = { timeToLiveCapMs: Infinity, hops: 0, deadLetterSource: null };

/** Within a write: stores the content. Call the returned function once the write is durable. */
export type Publish = (content: MessageContent, arrival: Arrival) => () => void;
