import rhea from 'rhea';
import { z } from 'zod';
import type { Entity } from '../../broker/broker.ts';
import type { Lock } from '../../broker/lock-table.ts';
import type { Queue } from '../../broker/queue.ts';
import { encodeDelivery } from '../../message/encode-delivery.ts';
import type { Message } from '../../message/message.ts';
import { refusals } from '../../service-bus-error.ts';
import { fromUuid, toUuid } from '../lock-token.ts';

/** What an operation answers; without a status it is 200. */
export interface Answer {
  status?: number;
  body: unknown;
}

/**
 * One operation of the `$management` node
 * (https://learn.microsoft.com/azure/service-bus-messaging/service-bus-amqp-request-response).
 *
 * @throws ServiceBusError | ZodError
 */
export type Operation = (entity: Entity, body: unknown) => Promise<Answer>;

const LONG_BYTES = 8;
const UUID_BYTES = 16;

/** A long, which rhea gives as a number where it is small enough and as bytes otherwise. */
export const SequenceNumber = z.union([
  z.number(),
  z
    .instanceof(Buffer)
    .refine((bytes) => bytes.length === LONG_BYTES)
    .transform((bytes) => Number(bytes.readBigInt64BE())),
]);
export const SequenceNumbers = z.array(SequenceNumber).min(1);

/** Lock tokens as the locks have them. */
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

/** Messages in a reply: each a map with the encoded message and, where it is locked, the lock's token. */
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
