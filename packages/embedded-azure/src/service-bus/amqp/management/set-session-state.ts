import { z } from 'zod';
import { refusals } from '../../service-bus-error.ts';
import { MAX_MESSAGE_SIZE } from '../patch-session.ts';
import { type Operation, sessionsOf } from './operation.ts';

const Body = z.object({ 'session-id': z.string(), 'session-state': z.instanceof(Buffer).nullish() });

/** Stores a state with a session, independent of its messages; null deletes it. */
export const setSessionState: Operation = async (entity, body, { linkName }) => {
  const { 'session-id': sessionId, 'session-state': state } = Body.parse(body);
  const sessions = sessionsOf(entity);
  sessions.held(sessionId, linkName);
  if (state && state.length > MAX_MESSAGE_SIZE) throw refusals.tooLarge(state.length, MAX_MESSAGE_SIZE);
  // Copied, because rhea's bytes are a view of the socket's buffer.
  await sessions.states.set(sessionId, state ? Buffer.from(state) : undefined);
  return { body: null };
};
