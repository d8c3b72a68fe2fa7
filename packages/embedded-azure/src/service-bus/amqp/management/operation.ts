import rhea from 'rhea';
import { z } from 'zod';
import type { Entity } from '../../broker/entity.ts';
import type { Feed } from '../../broker/feed.ts';
import type { Lock } from '../../broker/lock-book.ts';
import type { Queue } from '../../broker/queue.ts';
import type { Sessions } from '../../broker/sessions.ts';
import type { SubscriptionRules } from '../../broker/subscription-rules.ts';
import { encodeDelivery } from '../../message/encode-delivery.ts';
import type { Message } from '../../message/message.ts';
import { refusals } from '../../service-bus-error.ts';
import { fromUuid, toUuid } from '../lock-token.ts';

/** The answer of an operation. The default status is 200. */
export interface Answer {
  status?: number;
  body: unknown;
}

/** The parts of a request besides its body. */
export interface RequestContext {
  /** The name of the client's link that the request refers to. */
  linkName: string | undefined;
}

/**
 * One operation of the `$management` node
 * (https://learn.microsoft.com/azure/service-bus-messaging/service-bus-amqp-request-response).
 *
 * @throws ServiceBusError | ZodError
 */
export type Operation = (entity: Entity, body: unknown, context: RequestContext) => Promise<Answer>;

const LONG_BYTES = 8;
const UUID_BYTES = 16;

/** A long. rhea returns a number if it is small enough, bytes otherwise. */
export const SequenceNumber = z.union([
  z.number(),
  z
    .instanceof(Buffer)
    .refine((bytes) => bytes.length === LONG_BYTES)
    .transform((bytes) => Number(bytes.readBigInt64BE())),
]);
export const SequenceNumbers = z.array(SequenceNumber).min(1);

/** Lock tokens in the form that the locks use. */
export const LockTokens = z
  .array(
    z
      .instanceof(Buffer)
      .refine((bytes) => bytes.length === UUID_BYTES)
      .transform(fromUuid),
  )
  .min(1);

export function queueOf({ queue, path }: Entity): Queue {
  if (queue === undefined) throw refusals.notAllowed(`'${path}' is a topic, and nothing can be received from it.`);
  return queue;
}

/** The id of the request's session; absent or null if there is none. */
export const SessionId = z.string().nullish();

/** The source of a request's messages: the session that it names, which must be held, or the whole queue. */
export function feedOf(entity: Entity, sessionId: z.infer<typeof SessionId>, { linkName }: RequestContext): Feed {
  const queue = queueOf(entity);
  // Without sessions a session id is an ordinary property, and clients repeat that of the message that they settle.
  const isOfSession = queue.sessions !== undefined && sessionId !== null && sessionId !== undefined;
  return isOfSession ? sessionsOf(entity).held(sessionId, linkName).feed : queue.feed;
}

export function sessionsOf(entity: Entity): Sessions {
  const { sessions } = queueOf(entity);
  if (sessions === undefined) throw refusals.notAllowed(`Sessions are not enabled on '${entity.path}'.`);
  return sessions;
}

export function rulesOf({ rules, path }: Entity): SubscriptionRules {
  if (rules === undefined) throw refusals.notAllowed(`'${path}' is no subscription, and has no rules.`);
  return rules;
}

/** Messages in a reply: each a map with the encoded message and, if it is locked, the lock's token. */
export function encodeMessages(messages: readonly { message: Message; lock?: Lock }[]): unknown {
  const { types } = rhea;
  return types.wrap_list(
    messages.map(({ message, lock }) => {
      const encoded = types.wrap_binary(encodeDelivery(message, lock?.expiresAt));
      return types.wrap_map(
        lock === undefined
          ? { message: encoded }
          : { message: encoded, 'lock-token': types.wrap_uuid(toUuid(lock.token)) },
      );
    }),
  );
}
