import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { ShipmentCall } from '../answer-shipment.ts';
import { carrierError } from '../carrier-error.ts';

/** GET /v1/shipments/{reference}: finds only what was booked. A tombstone alone is not a shipment. */
export function getShipment({ books, reference }: ShipmentCall): Reply {
  const shipment = books.find(reference)?.shipment;
  if (shipment == null) return carrierError('shipment_unknown', `there is no shipment ${reference}`);
  return { status: 200, body: shipment };
}
