import { isPaid, type Order } from '../../shared/domain/order.ts';
import { statusOf, summarize } from '../../shared/domain/shipment.ts';
import type { World } from './world.ts';

/** What a change of an order says about its shipment. Each fault is one sentence. */
export function* findTrackingFaults(before: Order | undefined, after: Order): Iterable<string> {
  if (before === undefined || !('shipment' in before) || !('shipment' in after)) return;
  const [was = 0, is = 0] = [before.shipment.trackedVersion, after.shipment.trackedVersion];
  if (is < was) yield `goes from change ${was} of its shipment back to ${is}`;
  const isNew = 'cancellation' in after && after.cancellation !== undefined && !('cancellation' in before);
  if (isNew && statusOf(before.shipment) === 'delivered') yield 'is delivered, and gets cancelled';
}

/** Whether the carrier has the shipment that the order's end asks for, and the order knows how it stands. */
export function* findShipmentFaults({ carrier, moves }: World, order: Order): Iterable<string> {
  const shipment = carrier.shipments.get(order.id);
  const isKept = isPaid(order) && order.status !== 'refunded';
  if (shipment === undefined) {
    if (isPaid(order)) yield `is ${order.status}, and its shipment is not booked`;
    return;
  }
  const { packages, isCancelled, isReturning, isGivenUp, version } = shipment;
  if (isKept && (isCancelled || isReturning)) yield `is ${order.status}, and its shipment is taken back`;
  const isGone = isCancelled || isReturning || isGivenUp || ['lost', 'returned'].includes(summarize(packages));
  if (!isKept && !isGone) yield `is ${order.status}, and its shipment is ${summarize(packages)}`;
  if (!isPaid(order) || !moves.some(({ reference }) => reference === order.id)) return;
  const { trackedVersion, parcels } = order.shipment;
  if (trackedVersion !== version) yield `knows change ${trackedVersion} of its shipment instead of ${version}`;
  const texts = [packages, parcels ?? []].map((all) =>
    all.map(({ trackingNumber, status }) => `${trackingNumber} ${status}`).join(', '),
  );
  if (texts[0] !== texts[1]) yield `knows of ${texts[1]}, and the carrier has ${texts[0]}`;
  if (statusOf(order.shipment) !== summarize(packages)) yield `has a shipment that is ${statusOf(order.shipment)}`;
}
