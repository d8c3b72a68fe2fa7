import type { CarrierOperation } from '../answer-call.ts';
import { carrierError } from '../carrier-error.ts';
import { cancel, requestReturn } from '../shipment.ts';

/** POST /v1/shipments/{reference}/return: stops what has not left, and brings back what has. */
export const returnShipment: CarrierOperation = {
  name: 'shipments.return',
  method: 'POST',
  path: '/v1/shipments/{reference}/return',

  run({ books, reference, at }) {
    const record = books.find(reference);
    if (record?.shipment == null) return carrierError('shipment_unknown', `there is no shipment ${reference}`);
    const { shipment } = record;
    if (shipment.status === 'lost') return carrierError('shipment_lost', `${reference} is lost`);
    const isDone = record.cancelled || shipment.isReturning || shipment.status === 'returned';
    if (isDone) return { status: 200, body: shipment };
    const returned = shipment.status === 'booked' ? cancel(reference, record, at) : requestReturn(record, shipment, at);
    books.put(returned, at);
    return { status: 200, body: returned.shipment };
  },
};
