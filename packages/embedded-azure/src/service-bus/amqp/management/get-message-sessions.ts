import rhea from 'rhea';
import { z } from 'zod';
import { type Operation, queueOf, sessionsOf } from './operation.ts';

/** .NET's last time. Clients send it to list the sessions that have messages; in milliseconds since 1970. */
const END_OF_TIME = Date.UTC(9999, 11, 31);
/** The code of AMQP's `str32`: the ids are an array, as documented. The .NET client takes no list. */
const STRING = 0xb1;
const Body = z.object({ 'last-updated-time': z.date(), skip: z.number(), top: z.number() });

/**
 * Lists the ids of the sessions whose state was set after a time. For .NET's last time, lists the sessions with
 * messages, including held ones. 204 if there are none (left).
 */
export const getMessageSessions: Operation = async (entity, body) => {
  const { 'last-updated-time': updatedAfter, skip, top } = Body.parse(body);
  const { states } = sessionsOf(entity);
  const ids =
    updatedAfter.getTime() >= END_OF_TIME
      ? queueOf(entity).sessionsWithMessages()
      : states.setAfter(updatedAfter.getTime());
  const page = ids.slice(skip, skip + top);
  if (page.length === 0) return { status: 204, body: null };
  const pageOfIds = rhea.types.wrap_array(page, STRING, undefined);
  return { body: { skip: rhea.types.wrap_int(skip + page.length), 'sessions-ids': pageOfIds } };
};
