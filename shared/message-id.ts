import { createHash } from 'node:crypto';

/** The longest id that Service Bus accepts. */
const LONGEST = 128;

/** Makes an id that Service Bus accepts. The same text always gives the same id. */
export function messageIdOf(text: string): string {
  return text.length <= LONGEST ? text : createHash('sha256').update(text).digest('hex');
}
