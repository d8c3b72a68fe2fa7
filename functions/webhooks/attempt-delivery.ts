import type { FeedEvent } from '../../shared/domain/feed-event.ts';
import { KEPT_ATTEMPTS, type WebhookDelivery } from '../../shared/domain/webhook-delivery.ts';
import type { WebhookEndpoint } from '../../shared/domain/webhook-endpoint.ts';
import type { DeliveryNudge } from '../../shared/domain/webhook-nudge.ts';
import type { ReadDelivery } from '../../shared/ports/webhook-deliveries.ts';
import type { WebhookAnswer } from '../../shared/ports/webhook-sender.ts';
import { announceDisabled } from './announce-disabled.ts';
import { chooseTurn, LONGEST_WAIT_MS } from './choose-turn.ts';
import type { Full, Outcome, Place } from './endpoint-gate.ts';
import { findEndpoint } from './find-endpoint.ts';
import { forgetFailures } from './forget-failures.ts';
import { forgetLateAnswer } from './forget-late-answer.ts';
import { isAttemptDue } from './is-attempt-due.ts';
import { isLeftToFeed, isLongFull, leaveToFeed } from './leave-to-feed.ts';
import { isDelivered, isOurFault, isStopped } from './note-attempt.ts';
import { noteOutcome } from './note-outcome.ts';
import { postWebhook } from './post-webhook.ts';
import { splitFollowing } from './split-following.ts';
import type { WebhookPorts } from './webhook-ports.ts';

/** What became of an attempt, for the events that follow it. */
export type Made =
  | { kind: 'done' }
  /** It is tried again then. What follows of its order comes with the retry. */
  | { kind: 'retried' }
  /** An earlier event's turn comes first. */
  | { kind: 'wait'; waitMs: number }
  /** An earlier event has waited too long, so its nudge may be lost: its attempt comes first, with this nudge. */
  | { kind: 'first'; earlier: DeliveryNudge }
  /** The endpoint takes no more at present. */
  | { kind: 'full'; waitMs: number }
  /** The endpoint gets nothing, or it gets this and what follows from the feed. */
  | { kind: 'ended' };
/** An event that finds no room soon looks once more, before it is left to the feed. */
const SECOND_LOOK_MS = 1_000;
/** An attempt that took long was ended, because others needed its place. */
const CALLED_BACK: Full = { kind: 'full', waitMs: SECOND_LOOK_MS, isSlow: true };
const done: Made = { kind: 'done' };
const ended: Made = { kind: 'ended' };

/**
 * Makes the attempt that a nudge is for, if its time has come. The delivery's document decides: it counts the attempts,
 * and a nudge for an attempt that was made already sends nothing. An attempt can be made twice, if the process ends after
 * it and before it is noted: partners recognise an event by its id.
 *
 * @param passed the events that came before with the same nudge
 */
export async function attemptDelivery(
  nudge: DeliveryNudge,
  passed: ReadonlySet<string>,
  ports: WebhookPorts,
): Promise<Made> {
  const endpoint = await findEndpoint(
    nudge,
    ports.webhookEndpoints,
    (one) => isAskedFor(nudge) || isLeftToFeed(nudge, one),
  );
  if (endpoint === undefined || isLeftToFeed(nudge, endpoint)) return ended;
  // Before anything is read: most looks of what waits end here.
  const full = endpoint.enabled
    ? ((await findOff(nudge, endpoint, ports)) ?? ports.endpointGate.findFull(nudge))
    : undefined;
  if (full !== undefined) return waitForRoom(nudge, full, ports);
  const known = await ports.webhookDeliveries.find(nudge);
  if (!endpoint.enabled) {
    await announceDisabled(nudge, endpoint, ports);
    if (known?.delivery.status === 'pending') await giveUp(known, 'the endpoint is disabled', ports);
    return ended;
  }
  if (!isAttemptDue(nudge, known?.delivery)) return repeatNextNudge(nudge, known?.delivery, ports);
  if (endpoint.behindSince !== undefined && (await leaveToFeed(nudge, { fallsBehind: false }, ports))) return ended;
  const turn = await chooseTurn(nudge, endpoint, { ports, passed });
  if (turn.kind !== 'now') return turn;
  const event = await findEvent(nudge, ports);
  if (event === undefined) {
    if (known !== undefined) await giveUp(known, 'the event is not kept any more', ports);
    return done;
  }
  const entered = ports.endpointGate.enter(nudge, endpoint.url);
  if (entered.kind === 'full') return waitForRoom(nudge, entered, ports);
  const at = ports.clock.now();
  const answer = await postInPlace(entered, () =>
    postWebhook(nudge, { endpoint, event, signal: entered.calledBack }, ports),
  );
  // Nobody knows whether the endpoint has it: it may get it twice.
  if (isStopped(answer)) return waitForRoom(nudge, CALLED_BACK, ports);
  const noted = await noteOutcome(nudge, { endpoint, known, answer, at }, ports);
  return noted?.nextAttemptAt === undefined ? done : scheduleRetry(nudge, new Date(noted.nextAttemptAt), ports);
}

/** While webhooks are switched off, an endpoint has no room. */
async function findOff(
  nudge: DeliveryNudge,
  endpoint: WebhookEndpoint,
  ports: WebhookPorts,
): Promise<Full | undefined> {
  const wait = await ports.featureSwitches.findWait(['webhooks'], nudge.partnerId);
  if (wait === undefined) return undefined;
  await forgetFailures(nudge, endpoint, ports);
  return { kind: 'full', waitMs: wait.seconds * 1_000, isSlow: true };
}

/** Gives the place back as soon as there is an answer. */
async function postInPlace({ leave }: Place, post: () => Promise<WebhookAnswer>): Promise<WebhookAnswer> {
  let outcome: Outcome | undefined;
  try {
    const answer = await post();
    outcome = { isWorking: isOurFault(answer) ? undefined : isDelivered(answer), latencyMs: answer.latencyMs };
    return answer;
  } finally {
    leave(outcome);
  }
}

async function waitForRoom(nudge: DeliveryNudge, full: Full, ports: WebhookPorts): Promise<Made> {
  const isLong = isLongFull(nudge, full, ports.clock.now());
  if (isLong && (await leaveToFeed(nudge, { fallsBehind: true }, ports))) return ended;
  const isNew = nudge.putOff === 0 && nudge.lane === undefined;
  return isNew ? { kind: 'full', waitMs: Math.min(full.waitMs, SECOND_LOOK_MS) } : full;
}

/** A partner asked for this one, perhaps to try the secret that it has just got. */
const isAskedFor = ({ round, lane }: DeliveryNudge): boolean => round !== undefined && lane === undefined;

/** The process may have ended between noting an attempt and what follows it. */
async function repeatNextNudge(
  nudge: DeliveryNudge,
  delivery: WebhookDelivery | undefined,
  ports: WebhookPorts,
): Promise<Made> {
  if (delivery !== undefined) await forgetLateAnswer(delivery, ports);
  if (delivery?.status !== 'pending' || delivery.tried !== nudge.attempt || delivery.nextAttemptAt === undefined)
    return done;
  return scheduleRetry(nudge, new Date(delivery.nextAttemptAt), ports);
}

/**
 * Schedules the next attempt. With the first retry comes what follows of the same order: it waits for that retry, but not
 * for one that the endpoint put off for long, with Retry-After.
 */
async function scheduleRetry(nudge: DeliveryNudge, at: Date, { webhookNudges, clock }: WebhookPorts): Promise<Made> {
  const { waitingSince: _, following: __, ...rest } = nudge;
  const isHeld = nudge.attempt === 1 && at.getTime() - clock.now().getTime() <= LONGEST_WAIT_MS;
  const following = isHeld ? splitFollowing(nudge).same : [];
  const retry = { ...rest, attempt: nudge.attempt + 1, putOff: 0, ...(following.length === 0 ? {} : { following }) };
  await webhookNudges.schedule(retry, at);
  return isHeld ? { kind: 'retried' } : done;
}

/** Written again if the answers were erased meanwhile, which changes the delivery too. */
async function giveUp(known: ReadDelivery, error: string, ports: WebhookPorts): Promise<void> {
  for (let read: ReadDelivery | undefined = known; read?.delivery.status === 'pending'; ) {
    const { nextAttemptAt: _, ...rest } = read.delivery;
    const at = ports.clock.now().toISOString();
    const attempts = [...rest.attempts, { at, latencyMs: 0, error }].slice(-KEPT_ATTEMPTS);
    if (await ports.webhookDeliveries.replace({ ...rest, status: 'failed', attempts }, read.etag)) return;
    read = await ports.webhookDeliveries.find(known.delivery);
    if (read?.delivery.tried !== known.delivery.tried) return;
  }
}

/** A test event is in no feed. */
async function findEvent(nudge: DeliveryNudge, { eventFeed }: WebhookPorts): Promise<FeedEvent | undefined> {
  const { place, eventId: id, eventAt: at, type, endpointId } = nudge;
  if (place === undefined) return { id, type, at, subject: endpointId, data: { endpointId } };
  return eventFeed.find(place, { id, at });
}
