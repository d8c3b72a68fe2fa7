import rhea from 'rhea';
import { z } from 'zod';
import { LockTokens, type Operation, queueOf } from './operation.ts';

const TIMESTAMP = 0x83;
const Body = z.object({ 'lock-tokens': LockTokens });

/** Returns the new expiry of each lock, in the order of the tokens. */
export const renewLock: Operation = async (entity, body) => {
  const queue = queueOf(entity);
  const expirations = Body.parse(body)['lock-tokens'].map((token) => queue.renewLock(token));
  return { body: { expirations: rhea.types.wrap_array(expirations, TIMESTAMP, undefined) } };
};
