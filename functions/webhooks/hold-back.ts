import { comesAfter, goBackFor } from '../../shared/domain/feed-place.ts';
import { type EndpointRef, isDead, type WebhookEndpoint } from '../../shared/domain/webhook-endpoint.ts';
import type { StoredEvent } from '../../shared/ports/event-feed.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import { changeEndpoint } from './change-endpoint.ts';
import { findPlaceBefore } from './find-place-before.ts';
import { FIRST_CATCH_UP_MS } from './leave-to-feed.ts';
import type { WebhookPorts } from './webhook-ports.ts';

/** How long a catch-up can be silent. One at a dead endpoint sends one event in this time. */
export const PROBE_MS = 3_600_000;

/**
 * Whether a new event waits in the feed: its endpoint is behind, or it is dead and falls behind by this. So such an
 * endpoint fills no queue.
 *
 * @param event reminded: the endpoints whose catch-up was reminded at this time
 */
export async function holdBack(
  ref: EndpointRef,
  endpoint: WebhookEndpoint,
  { entry, now, reminded }: { entry: StoredEvent; now: Date; reminded: Set<string> },
  ports: WebhookPorts,
): Promise<boolean> {
  const { behindSince, resumeFrom } = endpoint;
  if (behindSince === undefined) return isDead(endpoint, now) && (await fallBehind(ref, entry, now, ports));
  // The catch-up is past it already: it has sent this event, or it has begun after it.
  if (resumeFrom === undefined || !comesAfter(resumeFrom, entry)) return false;
  // If it is not behind any more since this process has read it, the catch-up that follows finds this event.
  if (isStalled(endpoint, now) && !reminded.has(endpoint.id)) {
    await remind(ref, now, ports);
    reminded.add(endpoint.id);
  }
  return true;
}

/** A catch-up that is lost is begun again, by the next event. */
export function isStalled({ behindSince, inFlight, updatedAt }: WebhookEndpoint, now: Date): boolean {
  return now.getTime() - Date.parse(inFlight?.since ?? behindSince ?? updatedAt) > PROBE_MS;
}

function remind({ partnerId, endpointId }: EndpointRef, now: Date, { webhookNudges }: WebhookPorts): Promise<void> {
  const round = `reminder/${now.toISOString().slice(0, 13)}`;
  return webhookNudges.send([{ kind: 'catch-up', partnerId, endpointId, round }]);
}

async function fallBehind(
  { partnerId, endpointId }: EndpointRef,
  entry: StoredEvent,
  now: Date,
  ports: WebhookPorts,
): Promise<boolean> {
  const { webhookEndpoints, webhookNudges } = ports;
  const round = `held/${now.toISOString().slice(0, 19)}`;
  // Before the change: if this process ends in between, the next event notes the place.
  // Its last attempt may be long ago, so it gets this event soon. The next one follows an hour later, unless it works.
  const at = new Date(now.getTime() + FIRST_CATCH_UP_MS);
  await webhookNudges.schedule({ kind: 'catch-up', partnerId, endpointId, round }, at);
  const place = await findPlaceBefore(partnerId, entry, ports);
  let isNew = false;
  const after = await changeEndpoint({ partnerId, endpointId }, webhookEndpoints, (before) => {
    isNew = before.behindSince === undefined;
    if (!before.enabled || (isNew && !isDead(before, now))) return undefined;
    // It may be waiting already for what comes earlier, or another process may have begun after this event.
    const resumeFrom = goBackFor(before.resumeFrom ?? place, entry);
    if (!isNew && resumeFrom === before.resumeFrom) return undefined;
    // What a catch-up sent without lanes comes back to the feed too.
    const { inFlight, ...rest } = before;
    return {
      ...rest,
      ...(isNew || inFlight === undefined ? {} : { inFlight }),
      ...{ behindSince: before.behindSince ?? now.toISOString(), resumeFrom },
    };
  });
  if (isNew && after?.behindSince !== undefined) recordMetric('webhook.held_back', 1, { reason: 'failing' });
  // False if it works again: the event must be sent.
  return after?.enabled !== true || after.behindSince !== undefined;
}
