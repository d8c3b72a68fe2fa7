import type { WebhookDelivery } from '../../shared/domain/webhook-delivery.ts';
import type { WebhookEndpoint } from '../../shared/domain/webhook-endpoint.ts';
import type { DeliveryNudge } from '../../shared/domain/webhook-nudge.ts';
import { type Earlier, findEarlierDelivery } from './find-earlier-delivery.ts';
import { toDeliveryNudge } from './to-delivery-nudge.ts';
import type { WebhookPorts } from './webhook-ports.ts';

/** How long an event waits for the attempt of an earlier one whose nudge may be lost, and then makes it itself. */
export const LONGEST_WAIT_MS = 60_000;

const SHORTEST_LOOK_MS = 200;
const LONGEST_LOOK_MS = 30_000;
/** A retry that finds no room has minutes or hours between its attempts anyway. */
const LONGEST_LOOK_FOR_RETRY_MS = 300_000;

/** The time until the next look. It doubles from look to look, so that waiting long costs little more than waiting shortly. */
export function choosePutOffMs({ putOff, attempt }: DeliveryNudge, random = Math.random): number {
  const most = attempt > 2 ? LONGEST_LOOK_FOR_RETRY_MS : LONGEST_LOOK_MS;
  return Math.round(Math.min(SHORTEST_LOOK_MS * 2 ** Math.min(putOff, 20), most) * (0.75 + random() / 2));
}

export type Turn =
  | { kind: 'now' }
  /** The earlier event's turn comes first. */
  | { kind: 'wait'; waitMs: number }
  /** The earlier event's attempt is overdue: make it first. */
  | { kind: 'first'; earlier: DeliveryNudge };

/**
 * Whether it is this event's turn: events of one order are sent to an endpoint in their order. A failing one holds the
 * later ones until its first retry has failed too.
 *
 * @param passed the events whose attempt came first: one that is not kept any more leaves no trace
 */
export async function chooseTurn(
  nudge: DeliveryNudge,
  endpoint: WebhookEndpoint,
  {
    ports,
    passed,
  }: { ports: Pick<WebhookPorts, 'webhookDeliveries' | 'orders' | 'clock'>; passed: ReadonlySet<string> },
): Promise<Turn> {
  // A retry has had its turn, and a redelivery comes whenever it was asked for.
  if (nudge.attempt > 1 || nudge.round !== undefined) return { kind: 'now' };
  const earlier = await findEarlierDelivery(nudge, endpoint, ports);
  const now = ports.clock.now().getTime();
  const waitedMs = nudge.waitingSince === undefined ? 0 : now - Date.parse(nudge.waitingSince);
  switch (earlier.kind) {
    case 'none':
      return { kind: 'now' };
    case 'unknown':
      if (passed.has(earlier.event.id)) return { kind: 'now' };
      return waitedMs < LONGEST_WAIT_MS
        ? { kind: 'wait', waitMs: choosePutOffMs(nudge) }
        : { kind: 'first', earlier: toFirstNudge(nudge, earlier) };
    case 'known':
      return judgeKnown(nudge, earlier.delivery, now);
  }
}

function judgeKnown(nudge: DeliveryNudge, earlier: WebhookDelivery, now: number): Turn {
  const { status, tried, nextAttemptAt } = earlier;
  if (status !== 'pending' || tried !== 1 || nextAttemptAt === undefined) return { kind: 'now' };
  const untilRetryMs = Date.parse(nextAttemptAt) - now;
  // A retry that the endpoint put off for long, with Retry-After, holds nobody.
  if (untilRetryMs > LONGEST_WAIT_MS) return { kind: 'now' };
  if (untilRetryMs > 0) return { kind: 'wait', waitMs: untilRetryMs + SHORTEST_LOOK_MS };
  if (untilRetryMs > -LONGEST_WAIT_MS) return { kind: 'wait', waitMs: choosePutOffMs(nudge) };
  const { id, eventId, eventAt, type, sequence, place } = earlier;
  const { partnerId, endpointId } = nudge;
  const about = { kind: 'delivery' as const, partnerId, endpointId, id, eventId, eventAt, type, sequence, place };
  return { kind: 'first', earlier: { ...about, attempt: 2, putOff: nudge.putOff } };
}

/** Its segment is that of the later event, or the one before; its position is not known. */
function toFirstNudge(nudge: DeliveryNudge, { event }: Extract<Earlier, { kind: 'unknown' }>): DeliveryNudge {
  const { place } = nudge;
  if (place === undefined) throw new Error(`the event ${nudge.eventId} of an order is in no feed`);
  const { owner, segment } = place;
  return { ...toDeliveryNudge(nudge, event, { owner, segment }), putOff: nudge.putOff };
}
