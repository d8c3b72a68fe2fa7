import type { CarrierOperation } from '../answer-call.ts';
import { carrierError } from '../carrier-error.ts';

/** GET /v1/shipments/{reference}: finds only what was booked. A tombstone alone is not a shipment. */
export const getShipment: CarrierOperation = {
  name: 'shipments.get',
  method: 'GET',
  path: '/v1/shipments/{reference}',

  run({ books, reference }) {
    const shipment = books.find(reference)?.shipment;
    if (shipment == null) return carrierError('shipment_unknown', `there is no shipment ${reference}`);
    return { status: 200, body: shipment };
  },
};
