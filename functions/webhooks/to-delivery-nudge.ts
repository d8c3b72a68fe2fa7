import { CATALOGUE, type FeedEvent } from '../../shared/domain/feed-event.ts';
import type { FeedPlace } from '../../shared/domain/feed-place.ts';
import { deliveryIdFor, type EventPlace } from '../../shared/domain/webhook-delivery.ts';
import type { EndpointRef } from '../../shared/domain/webhook-endpoint.ts';
import type { DeliveryNudge } from '../../shared/domain/webhook-nudge.ts';

/** The nudge for the first attempt of an event. */
export function toDeliveryNudge(
  { partnerId, endpointId }: EndpointRef,
  { id, at, type, sequence }: FeedEvent,
  place: EventPlace,
): DeliveryNudge {
  return {
    kind: 'delivery',
    ...{ partnerId, endpointId, id: deliveryIdFor(id), eventId: id, eventAt: at, type, place },
    ...(sequence === undefined ? {} : { sequence }),
    ...{ attempt: 1, putOff: 0 },
  };
}

/** Where an event is that a page of the partner's feed has at `place`. */
export function toEventPlace(endpoint: EndpointRef, { type }: FeedEvent, place: FeedPlace): EventPlace {
  const isOwn = type.startsWith('order.') || type.startsWith('endpoint.');
  return isOwn ? { owner: endpoint.partnerId, ...place.own } : { owner: CATALOGUE, ...place.catalogue };
}
