import { z } from 'zod';
import { encodeMessages, type Operation, queueOf, SequenceNumbers } from './operation.ts';

const RECEIVE_AND_DELETE = 0;
const Body = z.object({ 'sequence-numbers': SequenceNumbers, 'receiver-settle-mode': z.number() });

/** Receives deferred messages. */
export const receiveBySequenceNumber: Operation = async (entity, body) => {
  const { 'sequence-numbers': sequenceNumbers, 'receiver-settle-mode': settleMode } = Body.parse(body);
  const mode = settleMode === RECEIVE_AND_DELETE ? 'receive-and-delete' : 'peek-lock';
  return { body: { messages: encodeMessages(await queueOf(entity).receiveDeferred(sequenceNumbers, mode)) } };
};
