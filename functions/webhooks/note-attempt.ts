import { KEPT_ATTEMPTS, type WebhookAttempt, type WebhookDelivery } from '../../shared/domain/webhook-delivery.ts';
import type { DeliveryNudge } from '../../shared/domain/webhook-nudge.ts';
import type { WebhookAnswer } from '../../shared/ports/webhook-sender.ts';
import { chooseNextAttempt } from './choose-next-attempt.ts';

export const isDelivered = (answer: WebhookAnswer): boolean =>
  answer.kind === 'answered' && answer.status >= 200 && answer.status < 300;

/** This process ended the attempt itself, so it says nothing about the endpoint. */
export const isStopped = (answer: WebhookAnswer): boolean => answer.kind === 'failed' && answer.reason === 'stopped';

/** It says nothing about the endpoint, which must not be disabled for it. */
export const isOurFault = (answer: WebhookAnswer): boolean =>
  isStopped(answer) || (answer.kind === 'failed' && answer.reason === 'no_secret');

/** The endpoint says that it is gone for good: 410. */
export const isGone = (answer: WebhookAnswer): boolean => answer.kind === 'answered' && answer.status === 410;

/** Statuses with which an endpoint may say how long to wait. */
const MAY_ASK_TO_WAIT = [429, 503];

/** The delivery with one more attempt, and when the next one is due. */
export function noteAttempt(
  nudge: DeliveryNudge,
  before: WebhookDelivery | undefined,
  { answer, at, now, isLast }: { answer: WebhookAnswer; at: Date; now: Date; isLast: boolean },
): WebhookDelivery {
  const { nextAttemptAt: _, ...delivery } = before ?? begin(nudge, now);
  const tried = delivery.tried + 1;
  const attempts = [...delivery.attempts, toAttempt(answer, at)].slice(-KEPT_ATTEMPTS);
  const noted = { ...delivery, tried, attempts };
  if (isDelivered(answer)) return { ...noted, status: 'delivered' };
  const next = isLast ? undefined : chooseNextAttempt(tried, now, { retryAfterMs: waitOf(answer) });
  if (next === undefined) return { ...noted, status: 'failed' };
  return { ...noted, status: 'pending', nextAttemptAt: next.toISOString() };
}

function begin(nudge: DeliveryNudge, now: Date): WebhookDelivery {
  const { id, partnerId, endpointId, eventId, eventAt, type, sequence, place } = nudge;
  return {
    ...{ id, partnerId, endpointId, eventId, eventAt, type },
    ...(sequence === undefined ? {} : { sequence }),
    ...(place === undefined ? {} : { place }),
    ...{ status: 'pending', createdAt: now.toISOString(), attempts: [], tried: 0 },
  };
}

function toAttempt(answer: WebhookAnswer, at: Date): WebhookAttempt {
  const made = { at: at.toISOString(), latencyMs: Math.round(answer.latencyMs) };
  if (answer.kind === 'failed') return { ...made, error: answer.message };
  const { status, excerpt } = answer;
  return { ...made, status, ...(excerpt === '' ? {} : { excerpt }) };
}

function waitOf(answer: WebhookAnswer): number | undefined {
  return answer.kind === 'answered' && MAY_ASK_TO_WAIT.includes(answer.status) ? answer.retryAfterMs : undefined;
}
