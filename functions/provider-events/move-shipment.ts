import { OrderId } from '../../shared/domain/ids.ts';
import { type Decision, unchanged } from '../../shared/domain/order-decision.ts';
import { type Tracked, track } from '../../shared/domain/order-tracking.ts';
import type { ShipmentEvent } from '../../shared/domain/provider-event.ts';
import { type ShipmentStatus, statusOf } from '../../shared/domain/shipment.ts';
import { NotYet } from '../../shared/ports/not-yet.ts';
import { log, markLog } from '../../shared/telemetry/log.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import type { EventHandlerPorts, EventOutcome } from './event-handler.ts';

/** Moves the shipment of an order, and its timeline, to where the carrier says that it is. No money moves. */
export async function moveShipment(
  { reference, version, packages, status }: ShipmentEvent,
  { orders, orderOwners, clock }: EventHandlerPorts,
): Promise<EventOutcome> {
  const { data: orderId } = OrderId.safeParse(reference);
  // Another system may ship with the same carrier.
  if (orderId === undefined) return 'ignored';
  const ref = await orderOwners.find(orderId);
  if (ref === undefined) throw new NotYet(`there is no order ${orderId}`);
  markLog({ 'order.id': orderId, 'partner.id': ref.partnerId });
  const parcels = packages.map(({ items, ...parcel }) => ({ ...parcel, lines: items }));
  let tracked: Tracked = unchanged;
  const { order } = await orders.change(ref, (now) => {
    tracked = track(now, { version, parcels }, { at: clock.now() });
    return isDecision(tracked) ? tracked : unchanged;
  });
  return conclude(tracked);

  function conclude(found: Tracked): EventOutcome {
    switch (found.kind) {
      case 'too_early':
        throw new NotYet(`order ${orderId} is ${order.status}: it has no shipment yet`);
      case 'changed': {
        const isMoved = found.event?.type !== 'order.shipment_updated';
        if (isMoved && 'shipment' in order) count(statusOf(order.shipment));
        return 'done';
      }
      case 'foreign':
        return report('foreign', 'the carrier announces parcels that are not its own');
      case 'undone':
        // It left before it could be stopped, and the carrier was asked to bring it back.
        if (status !== 'delivered' && status !== 'lost') return 'ignored';
        return report('unpaid', `the order is ${order.status}, and its goods are ${status}`);
      default:
        return 'unchanged';
    }
  }
}

const isDecision = (tracked: Tracked): tracked is Decision =>
  tracked.kind === 'changed' || tracked.kind === 'unchanged' || tracked.kind === 'superseded';

function count(status: ShipmentStatus): void {
  recordMetric('shipments.moved', 1, { status });
  if (status === 'lost' || status === 'returned') log.warn(`shipment: it is ${status}`);
}

function report(outcome: 'foreign' | 'unpaid', what: string): EventOutcome {
  recordMetric('shipments.mismatches', 1, { outcome });
  log.warn(`shipment: ${what}`);
  return 'ignored';
}
