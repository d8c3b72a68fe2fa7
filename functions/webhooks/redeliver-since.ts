import { LONGEST_PAGE_MS, type RedeliveryJob } from '../../shared/domain/redelivery-job.ts';
import { deliveryIdFor } from '../../shared/domain/webhook-delivery.ts';
import { type EndpointRef, isDead, isWantedType, type WebhookEndpoint } from '../../shared/domain/webhook-endpoint.ts';
import type { DeliveryNudge } from '../../shared/domain/webhook-nudge.ts';
import type { FeedPage } from '../../shared/ports/event-feed.ts';
import { findEndpoint } from './find-endpoint.ts';
import { isInFlight } from './is-in-flight.ts';
import { lastOfLanes, shareLanes } from './share-lanes.ts';
import { toDeliveryNudge, toEventPlace } from './to-delivery-nudge.ts';
import type { WebhookPorts } from './webhook-ports.ts';

/** Events that are looked at in one call, and the shortest time until the next call. */
const PAGE = 100;
const PAUSE_MS = 1_000;
const AT_ONCE = 10;
/** How often a job looks whether a dead endpoint works again, or takes the page before, at most. */
const LOOK_MS = 60_000;
/** A delivery whose next attempt is overdue by this has lost its nudge. */
const LOST_AFTER_MS = 3_600_000;

/**
 * Goes on with a redelivery job by one page of the partner's feed: what the endpoint has not got is sent. The feed shows
 * also what happened while the endpoint was disabled, for which there are no deliveries.
 */
export async function redeliverSince(
  ref: EndpointRef & { jobId: string; round?: string | undefined },
  ports: WebhookPorts,
): Promise<void> {
  const { redeliveryJobs, webhookEndpoints, webhookNudges, eventFeed, clock } = ports;
  const found = await redeliveryJobs.find(ref, ref.jobId);
  if (found === undefined || found.job.status !== 'running') return;
  const { job, etag } = found;
  const endpoint = await findEndpoint(ref, webhookEndpoints);
  const now = clock.now();
  const updatedAt = now.toISOString();
  if (!endpoint?.enabled) {
    await redeliveryJobs.replace({ ...job, status: 'stopped', updatedAt }, etag);
    return;
  }
  const waitMs = await findWait(job, endpoint, ports);
  if (waitMs !== undefined) {
    const look = waitMs < LOOK_MS ? { name: updatedAt, waitMs } : chooseLook(job, ref.round, now);
    return goOnLater(job, look.name, look.waitMs, ports);
  }
  const after = job.place ?? (await eventFeed.findPlaceBefore(ref.partnerId, new Date(job.failedSince)));
  const wanted = (type: string) => isWantedType(endpoint.types, type);
  const page = await eventFeed.read(ref.partnerId, { after, limit: PAGE, wanted });
  const missed = await findMissed(job, page, ports);
  const lanes = shareLanes(
    missed.filter(({ attempt }) => attempt === 1),
    `${job.id}/${JSON.stringify(after)}`,
  );
  await webhookNudges.send([...lanes, ...missed.filter(({ attempt }) => attempt > 1)]);
  const redelivered = job.redelivered + missed.length;
  const { inFlight: _, ...rest } = job;
  const events = lastOfLanes(lanes);
  const next: RedeliveryJob = {
    ...{
      ...rest,
      ...(events.length === 0 ? {} : { inFlight: { events, since: updatedAt } }),
      updatedAt,
      place: page.next,
      looked: job.looked + page.events.length,
      redelivered,
    },
    status: page.hasMore ? 'running' : 'done',
  };
  if (page.hasMore) await goOnLater(next, 'page', PAUSE_MS, ports);
  await redeliveryJobs.replace(next, etag);
}

/** How long until the endpoint may get more; undefined if it may now. */
async function findWait(
  job: RedeliveryJob,
  endpoint: WebhookEndpoint,
  ports: WebhookPorts,
): Promise<number | undefined> {
  const { inFlight } = job;
  if (inFlight === undefined) return undefined;
  const now = ports.clock.now();
  if (isDead(endpoint, now)) return LOOK_MS;
  const waitedMs = now.getTime() - Date.parse(inFlight.since);
  if (waitedMs > LONGEST_PAGE_MS || !(await isInFlight(job, inFlight, ports))) return undefined;
  return Math.min(Math.max(PAUSE_MS, waitedMs / 4), LOOK_MS);
}

/**
 * The next look of a job that waits. Those that come to the same minute go on as one.
 *
 * @param asked the round of the look that asks. It can't ask for itself again, on a clock that is slow: the queue would
 * drop it as a repetition
 */
function chooseLook(job: RedeliveryJob, asked: string | undefined, now: Date): { name: string; waitMs: number } {
  const minuteOf = (ms: number) => new Date(ms).toISOString().slice(0, 16);
  const ms = now.getTime();
  const isTaken = [ms, ms + LOOK_MS].some((at) => toRound(job, minuteOf(at)) === asked);
  if (!isTaken) return { name: minuteOf(ms), waitMs: LOOK_MS };
  const next = Date.parse((asked ?? '').slice(-16).concat('Z')) + LOOK_MS;
  // Not before that minute is over: otherwise the names would run ahead of the time.
  return { name: minuteOf(next), waitMs: Math.max(LOOK_MS, next + LOOK_MS - ms) };
}

const toRound = ({ place }: RedeliveryJob, name: string): string => `${JSON.stringify(place)}/${name}`;

/** @param name makes the message differ from others at the same place */
async function goOnLater(
  job: RedeliveryJob,
  name: string,
  waitMs: number,
  { webhookNudges, clock }: WebhookPorts,
): Promise<void> {
  const { partnerId, endpointId, id } = job;
  await webhookNudges.schedule(
    { kind: 'redelivery', partnerId, endpointId, jobId: id, round: toRound(job, name) },
    new Date(clock.now().getTime() + waitMs),
  );
}

async function findMissed(job: RedeliveryJob, { events }: FeedPage, ports: WebhookPorts): Promise<DeliveryNudge[]> {
  const since = events.filter(({ event }) => event.at >= job.failedSince);
  const missed: DeliveryNudge[] = [];
  for (let from = 0; from < since.length; from += AT_ONCE) {
    const nudges = await Promise.all(since.slice(from, from + AT_ONCE).map((one) => toNudge(job, one, ports)));
    missed.push(...nudges.flatMap((nudge) => nudge ?? []));
  }
  return missed;
}

/**
 * A failed delivery begins a new schedule; one that waits for its next attempt is left to it. One that is not attempted
 * yet can be of this job, whose process ended before the nudge was sent.
 */
async function toNudge(
  job: RedeliveryJob,
  found: FeedPage['events'][number],
  ports: WebhookPorts,
): Promise<DeliveryNudge | undefined> {
  const { event, place } = found;
  const { webhookDeliveries, clock } = ports;
  const { partnerId, endpointId } = job;
  const nudge = { ...toDeliveryNudge(job, event, toEventPlace(job, event, place)), round: job.id };
  const known = await webhookDeliveries.find({ partnerId, endpointId, id: deliveryIdFor(event.id) });
  if (known === undefined) return nudge;
  const { status, tried, nextAttemptAt } = known.delivery;
  if (status === 'pending') {
    const isLost = clock.now().getTime() - Date.parse(nextAttemptAt ?? '') > LOST_AFTER_MS;
    return tried === 0 || isLost ? { ...nudge, attempt: tried + 1 } : undefined;
  }
  if (status === 'delivered') return undefined;
  const isReset = await webhookDeliveries.replace({ ...known.delivery, status: 'pending', tried: 0 }, known.etag);
  // Perhaps only its answers were erased.
  return isReset ? nudge : toNudge(job, found, ports);
}
