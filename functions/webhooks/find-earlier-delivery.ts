import type { FeedEvent } from '../../shared/domain/feed-event.ts';
import { OrderId } from '../../shared/domain/ids.ts';
import { eventIdFor, type TimelineEvent } from '../../shared/domain/order-events.ts';
import { deliveryIdFor, subjectOfDelivery } from '../../shared/domain/webhook-delivery.ts';
import { isWantedType, type WebhookEndpoint } from '../../shared/domain/webhook-endpoint.ts';
import type { DeliveryNudge } from '../../shared/domain/webhook-nudge.ts';
import type { ReadDelivery } from '../../shared/ports/webhook-deliveries.ts';
import type { WebhookPorts } from './webhook-ports.ts';

/** A delivery is kept for 30 days. Of an older event, nothing is known, so nothing waits for it. */
const KNOWN_MS = 29 * 24 * 3_600_000;

export type Earlier =
  /** No earlier event of the order goes to this endpoint. */
  | { kind: 'none' }
  | { kind: 'known'; delivery: ReadDelivery['delivery'] }
  /** It was not attempted yet. */
  | { kind: 'unknown'; event: FeedEvent };

/** Finds the delivery of the event that goes to this endpoint before this one, of the same order. */
export async function findEarlierDelivery(
  nudge: DeliveryNudge,
  endpoint: WebhookEndpoint,
  { webhookDeliveries, orders, clock }: Pick<WebhookPorts, 'webhookDeliveries' | 'orders' | 'clock'>,
): Promise<Earlier> {
  const { sequence, partnerId, endpointId } = nudge;
  const orderId = OrderId.safeParse(subjectOfDelivery(nudge.id));
  if (sequence === undefined || sequence === 1 || !orderId.success) return { kind: 'none' };
  const find = async (earlier: number) => {
    const id = deliveryIdFor(eventIdFor(orderId.data, earlier));
    return (await webhookDeliveries.find({ partnerId, endpointId, id }))?.delivery;
  };
  // Most endpoints get all events of orders: then it is the one before.
  const last = await find(sequence - 1);
  if (last !== undefined) return { kind: 'known', delivery: last };
  const timeline = (await orders.readTimeline({ partnerId, orderId: orderId.data })) ?? [];
  const { eventsSince = endpoint.createdAt } = endpoint;
  const oldest = clock.now().getTime() - KNOWN_MS;
  const event = timeline.flatMap(toEvent).findLast(({ type, at, sequence: earlier }) => {
    return earlier < sequence && isWantedType(endpoint.types, type) && at >= eventsSince && Date.parse(at) > oldest;
  });
  if (event === undefined) return { kind: 'none' };
  const delivery = event.sequence === sequence - 1 ? undefined : await find(event.sequence);
  return delivery === undefined ? { kind: 'unknown', event } : { kind: 'known', delivery };
}

/** One that can't be read was never sent. */
function toEvent(entry: TimelineEvent) {
  if (entry.type === 'unreadable') return [];
  const { id, type, at, orderId, sequence, data } = entry.type === 'newer' ? entry.event : entry;
  return [{ id, type, at, orderId, sequence, data }];
}
