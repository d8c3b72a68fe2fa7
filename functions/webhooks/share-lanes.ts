import { subjectOfDelivery } from '../../shared/domain/webhook-delivery.ts';
import type { DeliveryNudge } from '../../shared/domain/webhook-nudge.ts';

/** Events of a lane, roughly. */
const IN_LANE = 20;
/** An endpoint that takes long still gets so many attempts at the same time. */
const LEAST_LANES = 2;

/**
 * Shares the events of a page among a few messages, each of which makes its attempts one after the other. So the
 * endpoint sets the pace, and waiting for it costs a few messages, however many events wait. All events of an order are
 * in the same lane, in sequence.
 */
export function shareLanes(nudges: readonly DeliveryNudge[], lane: string): DeliveryNudge[] {
  const orders = [...Map.groupBy(nudges, ({ id }) => subjectOfDelivery(id)).values()];
  const count = Math.min(orders.length, Math.max(LEAST_LANES, Math.ceil(nudges.length / IN_LANE)));
  const lanes = Array.from({ length: count }, (): DeliveryNudge[] => []);
  for (const order of orders) {
    const shortest = lanes.reduce((one, other) => (other.length < one.length ? other : one));
    shortest.push(...order);
  }
  return lanes.flatMap(([first, ...rest]) => {
    if (first === undefined) return [];
    const following = rest.map(({ id, eventId, eventAt, type, sequence, place }) => {
      return { id, eventId, eventAt, type, sequence, place };
    });
    return [{ ...first, lane, ...(following.length === 0 ? {} : { following }) }];
  });
}

/** The last event of each lane: the page is done when these are attempted. */
export function lastOfLanes(lanes: readonly DeliveryNudge[]): string[] {
  return lanes.map(({ eventId, following = [] }) => following.at(-1)?.eventId ?? eventId);
}
