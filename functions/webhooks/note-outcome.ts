import type { WebhookDelivery } from '../../shared/domain/webhook-delivery.ts';
import type { WebhookEndpoint } from '../../shared/domain/webhook-endpoint.ts';
import type { DeliveryNudge } from '../../shared/domain/webhook-nudge.ts';
import { Unavailable } from '../../shared/ports/unavailable.ts';
import type { ReadDelivery } from '../../shared/ports/webhook-deliveries.ts';
import type { WebhookAnswer } from '../../shared/ports/webhook-sender.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import { forgetLateAnswer } from './forget-late-answer.ts';
import { isAttemptDue } from './is-attempt-due.ts';
import { isDelivered, isGone, isOurFault, noteAttempt } from './note-attempt.ts';
import { noteFailure, noteSuccess } from './note-health.ts';
import type { WebhookPorts } from './webhook-ports.ts';

const MOST_READS = 8;

interface Outcome {
  endpoint: WebhookEndpoint;
  known: ReadDelivery | undefined;
  answer: WebhookAnswer;
  at: Date;
}

/**
 * Notes what became of an attempt, for the partner and for the health of its endpoint.
 *
 * @returns the delivery with the attempt; undefined if another one was first: the next nudge follows from what that one noted
 * @throws Unavailable
 */
export async function noteOutcome(
  nudge: DeliveryNudge,
  { endpoint, known, answer, at }: Outcome,
  ports: WebhookPorts,
): Promise<WebhookDelivery | undefined> {
  // First, because a repetition of this message finds the attempt noted, and does nothing more.
  const isBlamed = !isDelivered(answer) && !isOurFault(answer);
  const isDisabled = isBlamed && (await noteFailure(nudge, endpoint, { isGone: isGone(answer) }, ports));
  const isLast = isDisabled && isGone(answer);
  const noted = await write(nudge, known, { answer, at, now: ports.clock.now(), isLast }, ports);
  recordMetric('webhook.attempts', 1, { outcome: isDelivered(answer) ? 'delivered' : 'failed' });
  recordMetric('webhook.latency', answer.latencyMs);
  if (nudge.attempt === 1 && nudge.round === undefined) {
    recordMetric('webhook.delay', Math.max(0, at.getTime() - Date.parse(nudge.eventAt)));
  }
  if (isDelivered(answer)) await noteSuccess(nudge, endpoint, ports);
  // Last: what fails before it is not repeated, and this is.
  if (noted !== undefined) await forgetLateAnswer(noted, ports);
  return noted;
}

/** An erasure of the answers changes the delivery too, and notes no attempt: then it is read again. */
async function write(
  nudge: DeliveryNudge,
  known: ReadDelivery | undefined,
  made: Parameters<typeof noteAttempt>[2],
  { webhookDeliveries }: WebhookPorts,
): Promise<WebhookDelivery | undefined> {
  let read = known;
  for (let reads = 1; reads <= MOST_READS; reads += 1) {
    const noted = noteAttempt(nudge, read?.delivery, made);
    const isNoted = await (read === undefined
      ? webhookDeliveries.add(noted)
      : webhookDeliveries.replace(noted, read.etag));
    if (isNoted) return noted;
    read = await webhookDeliveries.find(nudge);
    if (!isAttemptDue(nudge, read?.delivery)) return undefined;
  }
  throw new Unavailable(`the delivery ${nudge.id} was changed by others ${MOST_READS} times in a row`);
}
