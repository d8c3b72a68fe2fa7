import { comesAfter, goBackFor } from '../../shared/domain/feed-place.ts';
import type { WebhookEndpoint } from '../../shared/domain/webhook-endpoint.ts';
import type { DeliveryNudge } from '../../shared/domain/webhook-nudge.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import { changeEndpoint } from './change-endpoint.ts';
import type { Full } from './endpoint-gate.ts';
import { findPlaceBefore } from './find-place-before.ts';
import { scheduleLooks } from './schedule-looks.ts';
import type { WebhookPorts } from './webhook-ports.ts';

/** An endpoint that works lets an event wait this long for room, because of a burst. */
const LONGEST_WAIT_MS = 10_000;
/** Longer than an attempt and what a process remembers: what is being attempted is noted by then, and not sent twice. */
export const FIRST_CATCH_UP_MS = 20_000;

/** Whether an event has waited long enough for room that it is left to the feed, with all that come after it. */
export function isLongFull({ putOff, waitingSince }: DeliveryNudge, { isSlow }: Full, now: Date): boolean {
  if (isSlow) return putOff > 0;
  return waitingSince !== undefined && now.getTime() - Date.parse(waitingSince) > LONGEST_WAIT_MS;
}

/** Whether the catch-up of an endpoint that is behind is sure to find the event of this nudge. */
export function isLeftToFeed(nudge: DeliveryNudge, { enabled, behindSince, resumeFrom }: WebhookEndpoint): boolean {
  const place = placeOf(nudge);
  if (!enabled || behindSince === undefined || resumeFrom === undefined || place === undefined) return false;
  return comesAfter(resumeFrom, place);
}

/**
 * Leaves the first attempt at an event, and at what follows it, to the catch-up of an endpoint that is behind. Otherwise
 * it would go round in the queue, which all partners share, until it has its turn.
 *
 * @param options fallsBehind: the endpoint falls behind by this, unless it is already
 * @returns false if the event has to be attempted with this nudge
 */
export async function leaveToFeed(
  nudge: DeliveryNudge,
  { fallsBehind }: { fallsBehind: boolean },
  ports: WebhookPorts,
): Promise<boolean> {
  const place = placeOf(nudge);
  if (place === undefined) return false;
  const { webhookEndpoints, clock } = ports;
  const { partnerId, endpointId } = nudge;
  // Many events find at the same time that there is no room.
  const known = (await webhookEndpoints.list(partnerId)).find(({ id }) => id === endpointId);
  if (known !== undefined && isLeftToFeed(nudge, known)) return true;
  const now = clock.now();
  if (fallsBehind) {
    // Before the change: if this process ends in between, the nudge comes again.
    await scheduleLooks(nudge, `behind/${now.toISOString().slice(0, 19)}`, ports);
  }
  const before = await findPlaceBefore(partnerId, place, ports);
  let isNew = false;
  const after = await changeEndpoint({ partnerId, endpointId }, webhookEndpoints, (one) => {
    isNew = one.behindSince === undefined;
    if (!one.enabled || (isNew && !fallsBehind)) return undefined;
    const resumeFrom = goBackFor(one.resumeFrom ?? before, place);
    if (!isNew && resumeFrom === one.resumeFrom) return undefined;
    // What a catch-up sent without lanes comes back here too.
    const { inFlight, ...rest } = one;
    return {
      ...rest,
      ...(isNew || inFlight === undefined ? {} : { inFlight }),
      ...{ behindSince: one.behindSince ?? now.toISOString(), resumeFrom },
    };
  });
  if (isNew && fallsBehind) recordMetric('webhook.held_back', 1, { reason: 'slow' });
  return after !== undefined && isLeftToFeed(nudge, after);
}

/** The place of an event of which this would be the first attempt; undefined if it must not go back to the feed. */
function placeOf({ attempt, round, lane, place }: DeliveryNudge) {
  if (attempt > 1 || round !== undefined || lane !== undefined || place?.position === undefined) return undefined;
  const { owner, segment, position } = place;
  return { owner, segment, position };
}
