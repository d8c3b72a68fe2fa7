import type { MessageContent } from './message-content.ts';

export type MessageState = 'active' | 'deferred' | 'scheduled';

/** A message in an entity. Times are milliseconds since 1970. */
export interface Message {
  /** Its row in the state file. */
  rowId: number;
  content: MessageContent;
  sequenceNumber: number;
  enqueuedAt: number;
  /** Infinity for a message that never expires. */
  expiresAt: number;
  /** How often it was returned: abandoned, deferred, or its lock expired. */
  deliveryCount: number;
  state: MessageState;
  /** When a scheduled message becomes active; null otherwise. */
  scheduledFor: number | null;
  /** The path of the entity that dead-lettered it. */
  deadLetterSource: string | null;
}
