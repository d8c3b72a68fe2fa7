import type { MessageContent } from '../message/message-content.ts';

/** How a message comes to an entity. */
export interface Arrival {
  /** The least of the defaults of the entities that it came through, in milliseconds. */
  timeToLiveCapMs: number;
  /** How often it was forwarded. */
  hops: number;
  /** Path of the entity that dead-lettered it. */
  deadLetterSource: string | null;
}

/** Straight from a sender. */
export const SENT: Arrival = { timeToLiveCapMs: Infinity, hops: 0, deadLetterSource: null };

/** Within a write: stores the content; what it returns is to be called once the write is durable. */
export type Publish = (content: MessageContent, arrival: Arrival) => () => void;
