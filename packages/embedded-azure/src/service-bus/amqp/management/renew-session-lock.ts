import rhea from 'rhea';
import { z } from 'zod';
import { type Operation, sessionsOf } from './operation.ts';

const Body = z.object({ 'session-id': z.string() });

/** Returns the new expiry of the session's lock, which also applies to its messages. */
export const renewSessionLock: Operation = async (entity, body, { linkName }) => {
  const sessions = sessionsOf(entity);
  const held = sessions.held(Body.parse(body)['session-id'], linkName);
  sessions.renew(held);
  return { body: { expiration: rhea.types.wrap_timestamp(held.lock.expiresAt) } };
};
