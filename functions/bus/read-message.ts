import { z } from 'zod';
import { Attempts } from '../../shared/attempts.ts';
import { messageIdOf } from '../../shared/message-id.ts';

const Value = z.union([z.string(), z.number(), z.boolean()]);
/** Drops values that can't be sent again. */
const Properties = z
  .record(z.string(), z.unknown())
  .catch({})
  .transform((all) =>
    Object.fromEntries(
      Object.entries(all).flatMap(([name, value]) => {
        const { data } = Value.safeParse(value);
        return data === undefined ? [] : [[name, data]];
      }),
    ),
  );

const Metadata = z.object({
  messageId: z.coerce.string().catch('unknown'),
  deliveryCount: z.coerce.number().catch(1),
  contentType: z.string().optional().catch(undefined),
  enqueuedTimeUtc: z.iso.datetime({ offset: true }).optional().catch(undefined),
  applicationProperties: Properties.default({}),
});

/** A message, with what its trigger says about it. */
export type ReceivedMessage = ReturnType<typeof readMessage>;

/** @param metadata what the trigger says about the message */
export function readMessage(body: unknown, metadata: unknown) {
  const { messageId, deliveryCount, contentType, enqueuedTimeUtc, applicationProperties } = Metadata.parse(
    metadata ?? {},
  );
  const { attempt, copyOf, failingSince } = Attempts.parse(applicationProperties);
  const firstId = copyOf ?? messageId;
  return {
    body,
    id: messageId,
    /** How often this message has been delivered, including this time. */
    delivery: deliveryCount,
    contentType,
    /** When Service Bus got it, or when the delay of a scheduled one was over. */
    enqueuedAt: enqueuedTimeUtc === undefined ? undefined : new Date(enqueuedTimeUtc),
    properties: applicationProperties,
    /** The number of this copy, from 1. */
    attempt,
    firstId,
    failingSince,
  };
}

/**
 * The id of the next copy of a message. It is unique, because duplicate detection would otherwise drop the copy. It is
 * the same each time it is computed, so a message that is delivered again after its copy was sent doesn't send a second
 * copy.
 */
export function copyIdOf({ firstId, attempt }: ReceivedMessage, subscription: string): string {
  return messageIdOf(`${firstId}/${subscription}/${attempt + 1}`);
}
