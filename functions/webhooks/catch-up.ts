import type { FeedPlace } from '../../shared/domain/feed-place.ts';
import {
  type EndpointRef,
  type InFlight,
  isDead,
  isWantedType,
  type WebhookEndpoint,
} from '../../shared/domain/webhook-endpoint.ts';
import type { DeliveryNudge } from '../../shared/domain/webhook-nudge.ts';
import { CATCH_UP_DELAY_MS, ENDPOINTS_REMEMBERED_SECONDS } from '../../shared/ports/webhook-endpoints.ts';
import { announceDisabled } from './announce-disabled.ts';
import { changeEndpoint } from './change-endpoint.ts';
import { findNextPage, firstLookMs } from './find-next-page.ts';
import { isSince, SKEW_MS } from './is-since.ts';
import { namePage } from './name-page.ts';
import { scheduleLooks } from './schedule-looks.ts';
import { lastOfLanes, shareLanes } from './share-lanes.ts';
import { toDeliveryNudge, toEventPlace } from './to-delivery-nudge.ts';
import type { WebhookPorts } from './webhook-ports.ts';

/** Events for which nudges are sent at once. */
const PAGE = 100;
/** Events that are newer were passed by nowhere: every process knew by then that the endpoint gets them. */
const SENT_ANYWAY_MS = CATCH_UP_DELAY_MS - ENDPOINTS_REMEMBERED_SECONDS * 1_000 - SKEW_MS;
/** An endpoint that takes a page in this time is not slow. */
const QUICK_PAGE_MS = 5_000;

type Behind = WebhookEndpoint & { resumeFrom: FeedPlace };
type Sent = InFlight & { from: FeedPlace; upTo: FeedPlace };

/**
 * Sends nudges for the events that an endpoint has not got since its `resumeFrom`, one page for each call: the next page
 * follows when that one was attempted. A dead endpoint gets one event an hour, to find out whether it works again. What
 * it got meanwhile is recognised by its delivery. While `resumeFrom` is there, a look always follows.
 *
 * @param round from a lane: another message looks after the page anyway
 */
export async function catchUp(
  { partnerId, endpointId, round = '' }: EndpointRef & { round?: string | undefined },
  ports: WebhookPorts,
): Promise<void> {
  const ref = { partnerId, endpointId };
  const { webhookEndpoints, webhookNudges, clock } = ports;
  const endpoint = (await webhookEndpoints.list(partnerId)).find(({ id }) => id === endpointId);
  // An operator's command disables an endpoint, and leaves the rest to the app.
  if (endpoint?.enabled === false) return announceDisabled(ref, endpoint, ports);
  if (endpoint?.resumeFrom === undefined) return;
  const behind = { ...endpoint, resumeFrom: endpoint.resumeFrom };
  const next = await findNextPage(ref, behind, round, ports);
  if (next.kind === 'later') {
    if (round.startsWith('lane/')) return;
    return webhookNudges.schedule({ kind: 'catch-up', ...ref, round: next.round }, next.at);
  }
  const { from } = next;
  const now = clock.now();
  const page = await readPage(ref, behind, from, ports);
  const isLate = endpoint.behindSince !== undefined;
  const name = namePage(from, endpoint.inFlight?.since ?? endpoint.behindSince ?? endpoint.updatedAt);
  const sent = isLate ? shareLanes(page.missed, name) : page.missed.map((nudge) => ({ ...nudge, page: name }));
  await webhookNudges.send(sent);
  const events = isLate ? lastOfLanes(sent) : sampleOf(sent);
  const inFlight = { events, since: now.toISOString(), from, upTo: page.next };
  const isOver = !page.hasMore && (!isLate || isCaughtUp(endpoint, page.missed, now));
  const isMine = isOver
    ? await endCatchUp(ref, behind, inFlight, ports)
    : await noteInFlight(ref, behind, inFlight, ports);
  // Another catch-up or the partner was first: what is to be done now?
  if (!isMine) return catchUp({ ...ref, round }, ports);
  if (isOver) return;
  const at = new Date(now.getTime() + firstLookMs(endpoint, inFlight, now));
  await webhookNudges.schedule({ kind: 'catch-up', ...ref, round: `look/${inFlight.since}/0` }, at);
}

async function readPage(
  ref: EndpointRef,
  { types, createdAt, failingSince, behindSince }: Behind,
  from: FeedPlace,
  ports: WebhookPorts,
) {
  const now = ports.clock.now();
  const isProbe = isDead({ failingSince }, now);
  const until = behindSince === undefined ? new Date(now.getTime() - SENT_ANYWAY_MS).toISOString() : undefined;
  const { events, next, hasMore } = await ports.eventFeed.read(ref.partnerId, {
    after: from,
    limit: isProbe ? 1 : PAGE,
    wanted: (type) => isWantedType(types, type),
  });
  const missed = events
    .filter(({ event: { at } }) => isSince(createdAt, at) && (until === undefined || at < until))
    .map(({ event, place }) => toDeliveryNudge(ref, event, toEventPlace(ref, event, place)));
  return { missed, next, hasMore };
}

/** At the end of the feed, a slow endpoint stays behind until it keeps up. */
function isCaughtUp(endpoint: WebhookEndpoint, missed: readonly DeliveryNudge[], now: Date): boolean {
  if (isDead(endpoint, now)) return false;
  const { inFlight } = endpoint;
  return missed.length === 0 || (inFlight !== undefined && now.getTime() - Date.parse(inFlight.since) < QUICK_PAGE_MS);
}

/** Notes what was sent, unless the endpoint has changed since it was read. */
async function noteInFlight(
  ref: EndpointRef,
  endpoint: Behind,
  inFlight: Sent,
  { webhookEndpoints }: WebhookPorts,
): Promise<boolean> {
  let isMine = false;
  await changeEndpoint(ref, webhookEndpoints, (before) => {
    isMine = isAsRead(before, endpoint);
    if (!isMine) return undefined;
    // It went back meanwhile for an event that comes earlier in the feed.
    const resumeFrom = isSame(before.resumeFrom, endpoint.resumeFrom) ? inFlight.from : before.resumeFrom;
    return { ...before, ...(resumeFrom === undefined ? {} : { resumeFrom }), inFlight };
  });
  return isMine;
}

/**
 * New events are sent at once again. Until every process knows that, they pass the endpoint by, so one that was behind
 * still looks at what comes after `upTo`.
 */
async function endCatchUp(
  ref: EndpointRef,
  endpoint: Behind,
  { since, upTo }: Sent,
  ports: WebhookPorts,
): Promise<boolean> {
  const wasBehind = endpoint.behindSince !== undefined;
  if (wasBehind) await scheduleLooks(ref, `settle/${since}`, ports);
  let isMine = false;
  await changeEndpoint(ref, ports.webhookEndpoints, (before) => {
    isMine = isAsRead(before, endpoint) && isSame(before.resumeFrom, endpoint.resumeFrom);
    if (!isMine) return undefined;
    const { resumeFrom: _, inFlight: __, behindSince: ___, ...rest } = before;
    return wasBehind ? { ...rest, resumeFrom: upTo, inFlight: { events: [], since, from: upTo, upTo } } : rest;
  });
  return isMine;
}

function isAsRead(one: WebhookEndpoint, read: WebhookEndpoint): boolean {
  const isSameState = one.version === read.version && one.behindSince === read.behindSince;
  return isSameState && isSame(one.inFlight, read.inFlight) && one.resumeFrom !== undefined;
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Enough of the events of a page to see how far its attempts are. */
function sampleOf(missed: readonly DeliveryNudge[]): string[] {
  const events = [0, 0.5, 1].flatMap((share) => missed.at(Math.floor((missed.length - 1) * share))?.eventId ?? []);
  return [...new Set(events)];
}
