import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { ShipmentCall } from '../answer-shipment.ts';
import { cancel } from '../shipment.ts';

/** DELETE /v1/shipments/{reference}: from now on this reference is cancelled, whatever happened before. */
export function cancelShipment({ books, reference }: ShipmentCall): Reply {
  const record = books.find(reference);
  if (!record?.cancelled) books.put(cancel(reference, record));
  return { status: 204 };
}
