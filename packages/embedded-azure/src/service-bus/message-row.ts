import { z } from 'zod';
import type { Message } from './message/message.ts';
import { MessageContent } from './message/message-content.ts';

const MessageRow = z.object({
  id: z.number(),
  entity: z.number(),
  sequence: z.number(),
  enqueued_at: z.number(),
  expires_at: z.number().nullable(),
  delivery_count: z.number(),
  state: z.enum(['active', 'deferred', 'scheduled']),
  scheduled_for: z.number().nullable(),
  dead_letter_source: z.string().nullable(),
  content: z.instanceof(Uint8Array),
});

/** Reads a row of the state file's table of messages. */
export function readMessageRow(found: unknown): { entityId: number; message: Message } {
  const row = MessageRow.parse(found);
  const message: Message = {
    rowId: row.id,
    content: new MessageContent(Buffer.from(row.content)),
    sequenceNumber: row.sequence,
    enqueuedAt: row.enqueued_at,
    expiresAt: row.expires_at ?? Infinity,
    deliveryCount: row.delivery_count,
    state: row.state,
    scheduledFor: row.scheduled_for,
    deadLetterSource: row.dead_letter_source,
  };
  return { entityId: row.entity, message };
}

/** The values of a row except its id, in the table's order. */
export function messageColumns(entityId: number, message: Message) {
  return [
    entityId,
    message.sequenceNumber,
    message.enqueuedAt,
    message.expiresAt === Infinity ? null : message.expiresAt,
    message.deliveryCount,
    message.state,
    message.scheduledFor,
    message.deadLetterSource,
    message.content.bytes,
  ] as const;
}
