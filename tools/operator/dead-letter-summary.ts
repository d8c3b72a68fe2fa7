import { Attempts } from '../../shared/attempts.ts';
import type { DeadLetter } from '../../shared/ports/dead-letters.ts';

export type DeadLetterSummary = ReturnType<typeof deadLetterSummary>;

/** Summarizes a dead letter. Service Bus knows why it was given up, the last copy holds the failure. */
export function deadLetterSummary({ id, subscription, subject, properties, body, ...letter }: DeadLetter) {
  const { subject: orderId, type, partnerid: partnerId } = textsOf(body);
  const { attempt, lastFailure, failingSince } = Attempts.parse(properties);
  return {
    id,
    subscription,
    type: type ?? subject,
    orderId,
    partnerId,
    enqueuedAt: letter.enqueuedAt,
    reason: letter.reason,
    description: letter.description,
    deliveryCount: letter.deliveryCount,
    attempt,
    failingSince,
    lastFailure,
  };
}

function textsOf(body: unknown): Partial<Record<string, string>> {
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(fields.filter(([, value]) => typeof value === 'string'));
}
