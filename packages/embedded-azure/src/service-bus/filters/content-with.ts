import type { Message } from 'rhea';
import rhea from 'rhea';
import { MessageContent } from '../message/message-content.ts';

/** For specs: a message as a client encodes it, from rhea's names of its parts. */
export function contentWith(parts: Record<string, unknown>): MessageContent {
  const message: Omit<Message, 'toJSON' | 'toString'> = { body: null, ...parts };
  return new MessageContent(rhea.message.encode(message));
}
