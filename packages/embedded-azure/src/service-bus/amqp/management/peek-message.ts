import { z } from 'zod';
import { encodeMessages, type Operation, queueOf, SequenceNumber, SessionId } from './operation.ts';

const Body = z.object({ 'from-sequence-number': SequenceNumber, 'message-count': z.number(), 'session-id': SessionId });

/** Returns messages without locking them, including scheduled ones; 204 if there are none. */
export const peekMessage: Operation = async (entity, body) => {
  const { 'from-sequence-number': from, 'message-count': limit, 'session-id': sessionId } = Body.parse(body);
  const messages = queueOf(entity).peek(from, limit, sessionId ?? undefined, entity.schedule?.messages());
  if (messages.length === 0) return { status: 204, body: null };
  return { body: { messages: encodeMessages(messages.map((message) => ({ message }))) } };
};
