import { createHash } from 'node:crypto';

/** Service Bus takes 128 characters. */
const LONGEST = 128;

/** A message's id that Service Bus takes; the same text makes the same id. */
export function messageIdOf(text: string): string {
  return text.length <= LONGEST ? text : createHash('sha256').update(text).digest('hex');
}
