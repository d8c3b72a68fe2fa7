import type { Order } from './order.ts';
import { changeWithEvent, type Decision, unchanged } from './order-decision.ts';
import { type Parcel, parcelsOf, type Shipment, type ShipmentStatus, statusOf, summarize } from './shipment.ts';

/** What the carrier says about all parcels of a shipment after a change. */
export interface Tracking {
  /** Rises with each change of the shipment. */
  version: number;
  /** Without lines if the carrier does not say what is in a parcel. */
  parcels: readonly Parcel[];
}

/**
 * too_early: the order has no shipment yet. undone: it never will, or no longer has one. foreign: the carrier speaks of
 * parcels that are not the order's.
 */
export type Tracked = Decision | { kind: 'too_early' | 'undone' | 'foreign' };

/**
 * Notes what the carrier says. Each of its events describes the whole shipment, so the newest one replaces all before it,
 * and one that comes late or again changes nothing. The order's own status stays: goods on their way can be refunded.
 */
export function track(order: Order, tracking: Tracking, { at }: { at: Date }): Tracked {
  switch (order.status) {
    case 'pending':
    case 'reserved':
    case 'awaiting_payment':
    case 'authorized':
      return { kind: 'too_early' };
    case 'cancelling':
    case 'cancelled':
    case 'failed':
      return { kind: 'undone' };
    case 'booked':
    case 'confirmed':
    case 'refunding':
    case 'partially_refunded':
    case 'refunded': {
      const { shipment } = order;
      if (!tracking.parcels.some(({ trackingNumber }) => trackingNumber === shipment.trackingNumber)) {
        return { kind: 'foreign' };
      }
      if (tracking.version <= (shipment.trackedVersion ?? 0)) return unchanged;
      const before = parcelsOf(order);
      const parcels = tracking.parcels.map(({ trackingNumber, status, lines }) => {
        const known = before.find((parcel) => parcel.trackingNumber === trackingNumber);
        return { trackingNumber, status, lines: lines.length > 0 ? lines : (known?.lines ?? []) };
      });
      const isSame = parcels.length === before.length && parcels.every((parcel) => hasStayed(parcel, before));
      if (isSame) return unchanged;
      const status = summarize(parcels);
      const moved: Shipment = { ...shipment, status, parcels, trackedVersion: tracking.version };
      const command = status === statusOf(shipment) ? 'moveParcels' : commandFor[status];
      const fields = { parcels: parcels.map(({ trackingNumber, status }) => ({ trackingNumber, status })) };
      return changeWithEvent(command, order, { ...order, shipment: moved }, at, fields);
    }
  }
}

const commandFor = {
  booked: 'moveParcels',
  shipped: 'ship',
  delivered: 'deliver',
  returned: 'returnParcels',
  lost: 'loseParcels',
  cancelled: 'moveParcels',
} as const satisfies Record<ShipmentStatus, string>;

function hasStayed({ trackingNumber, status }: Parcel, before: readonly Parcel[]): boolean {
  return before.some((parcel) => parcel.trackingNumber === trackingNumber && parcel.status === status);
}
