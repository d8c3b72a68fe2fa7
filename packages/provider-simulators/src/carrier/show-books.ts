import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { SimulatorRequest } from '@partner-orders/loopback-server/http/route';
import { carrierError } from './carrier-error.ts';
import type { ShipmentRecord } from './shipment.ts';
import type { ShipmentBooks } from './shipment-books.ts';

/** GET /_simulator/books: what was really done, for tests and people. `?reference=` shows only that one. */
export function showBooks(books: ShipmentBooks, { query }: SimulatorRequest): Reply {
  for (const name of query.keys()) {
    if (name !== 'reference') return carrierError('invalid_request', `unknown parameter: ${name} (there is reference)`);
  }
  const reference = query.get('reference');
  const records = reference === null ? books.all() : [books.find(reference)].filter((record) => record !== undefined);
  const shipments = records.map(entryOf);
  const totals = { booked: 0, shipped: 0, delivered: 0, returned: 0, lost: 0, cancelled: 0, tombstone: 0 };
  for (const { status } of shipments) totals[status] += 1;
  return { status: 200, body: { totals, shipments } };
}

function entryOf({ reference, shipment, counts }: ShipmentRecord) {
  const status = shipment === null ? ('tombstone' as const) : shipment.status;
  return { reference, status, trackingNumber: shipment?.trackingNumber ?? null, ...counts };
}
