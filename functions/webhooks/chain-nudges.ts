import { subjectOfDelivery } from '../../shared/domain/webhook-delivery.ts';
import type { DeliveryNudge } from '../../shared/domain/webhook-nudge.ts';

/** Events in one nudge. A longer chain would take long to begin again. */
const MOST_IN_CHAIN = 20;

/**
 * One nudge for the events of an order that an endpoint gets at the same time, instead of several that would wait for
 * each other. They must be in sequence.
 */
export function chainNudges(nudges: readonly DeliveryNudge[]): DeliveryNudge[] {
  const last = new Map<string, DeliveryNudge & { following: NonNullable<DeliveryNudge['following']> }>();
  const chains: DeliveryNudge[] = [];
  for (const nudge of nudges) {
    const key = `${nudge.endpointId}/${subjectOfDelivery(nudge.id)}`;
    const chain = last.get(key);
    if (chain !== undefined && chain.following.length < MOST_IN_CHAIN - 1) {
      const { id, eventId, eventAt, type, sequence, place } = nudge;
      chain.following.push({ id, eventId, eventAt, type, sequence, place });
      continue;
    }
    const begun = { ...nudge, following: [] };
    last.set(key, begun);
    chains.push(begun);
  }
  return chains.map(({ following = [], ...nudge }) => (following.length === 0 ? nudge : { ...nudge, following }));
}
