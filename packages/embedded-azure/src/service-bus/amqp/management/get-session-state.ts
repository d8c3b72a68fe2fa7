import rhea from 'rhea';
import { z } from 'zod';
import { type Operation, sessionsOf } from './operation.ts';

const Body = z.object({ 'session-id': z.string() });

/** Returns null for a session without a state. */
export const getSessionState: Operation = async (entity, body, { linkName }) => {
  const sessions = sessionsOf(entity);
  const { lock } = sessions.held(Body.parse(body)['session-id'], linkName);
  const state = sessions.states.get(lock.sessionId);
  return { body: { 'session-state': state === undefined ? null : rhea.types.wrap_binary(state) } };
};
