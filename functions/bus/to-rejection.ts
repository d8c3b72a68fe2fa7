import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Cause } from '../../shared/domain/cause.ts';
import type { Rejection } from '../../shared/domain/rejection.ts';
import { redact } from '../../shared/telemetry/redact.ts';
import type { ReceivedMessage } from './read-message.ts';

/** Much longer than any event of ours. */
const LONGEST_BODY = 16_000;

/**
 * The fields of an event that operators search for. A rejected message can hold anything, so each field can be missing.
 */
const id = z.string().max(200).optional().catch(undefined);
const Event = z.object({ id, type: id, subject: id, partnerid: id }).catch({});

/** Builds the record of a message that a consumer rejects. The same message always gives the same record. */
export function toRejection(
  message: ReceivedMessage,
  {
    consumer,
    subscription,
    ...why
  }: {
    consumer: string;
    subscription: string;
    kind: Rejection['kind'];
    cause: Cause;
    at: Date;
  },
): Rejection {
  const text = JSON.stringify(message.body) ?? 'null';
  const body = redact(text, LONGEST_BODY);
  const { id, type, subject, partnerid } = Event.parse(message.body);
  const { contentType } = message;
  return {
    id: `rej_${createHash('sha256').update(`${consumer}/${message.id}`).digest('hex').slice(0, 24)}`,
    consumer,
    subscription,
    kind: why.kind,
    cause: why.cause,
    at: why.at.toISOString(),
    attempts: message.attempt,
    event: omitUndefined({ id, type, orderId: subject, partnerId: partnerid }),
    message: {
      id: message.id,
      ...(contentType === undefined ? {} : { contentType }),
      properties: message.properties,
      body,
      isWhole: body === text,
    },
  };
}

function omitUndefined(event: Record<string, string | undefined>): Rejection['event'] {
  return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== undefined));
}
