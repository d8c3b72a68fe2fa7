import { z } from 'zod';
import { encodeMessages, feedOf, type Operation, SequenceNumbers, SessionId } from './operation.ts';

const RECEIVE_AND_DELETE = 0;
const Body = z.object({
  'sequence-numbers': SequenceNumbers,
  'receiver-settle-mode': z.number(),
  'session-id': SessionId,
});

/** Receives deferred messages; those of a session only while it is held. */
export const receiveBySequenceNumber: Operation = async (entity, body, context) => {
  const request = Body.parse(body);
  const mode = request['receiver-settle-mode'] === RECEIVE_AND_DELETE ? 'receive-and-delete' : 'peek-lock';
  const feed = feedOf(entity, request['session-id'], context);
  return { body: { messages: encodeMessages(await feed.receiveDeferred(request['sequence-numbers'], mode)) } };
};
