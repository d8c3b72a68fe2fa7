import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { ShipmentCall } from '../answer-shipment.ts';
import { carrierError } from '../carrier-error.ts';

/** GET /v1/shipments/{reference}: only what was booked once is a shipment; a tombstone alone is none. */
export function getShipment({ books, reference }: ShipmentCall): Reply {
  const shipment = books.find(reference)?.shipment;
  if (shipment == null) return carrierError('shipment_unknown', `there is no shipment ${reference}`);
  return { status: 200, body: shipment };
}
