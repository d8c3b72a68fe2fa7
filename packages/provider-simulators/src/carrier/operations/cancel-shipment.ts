import type { CarrierOperation } from '../answer-call.ts';
import { carrierError } from '../carrier-error.ts';
import { cancel } from '../shipment.ts';

/** DELETE /v1/shipments/{reference}: from now on this reference is cancelled, unless a package has left. */
export const cancelShipment: CarrierOperation = {
  name: 'shipments.cancel',
  method: 'DELETE',
  path: '/v1/shipments/{reference}',

  run({ books, reference, at }) {
    const record = books.find(reference);
    if (record?.cancelled) return { status: 204 };
    if (record?.shipment != null && record.shipment.status !== 'booked') {
      return carrierError('already_shipped', `${reference} is ${record.shipment.status}: return it instead`);
    }
    books.put(cancel(reference, record, at), at);
    return { status: 204 };
  },
};
