import { parseJson } from '@partner-orders/loopback-server/http/parse-json';
import type { CarrierOperation } from '../answer-call.ts';
import { carrierError } from '../carrier-error.ts';
import { Booking, book, fingerprintOf, refusalOf } from '../shipment.ts';

/** PUT /v1/shipments/{reference}: books the shipment once, even if the request is repeated. */
export const bookShipment: CarrierOperation = {
  name: 'shipments.book',
  method: 'PUT',
  path: '/v1/shipments/{reference}',

  run({ books, reference, body, refusal, at }) {
    const { value: booking, issues } = parseJson(Booking, body);
    if (booking === undefined) return carrierError('invalid_request', 'the body was refused', { details: issues });

    const record = books.find(reference);
    if (record?.cancelled) {
      return carrierError('shipment_cancelled', `${reference} was cancelled and can't be booked any more`);
    }
    if (record !== undefined) {
      if (record.fingerprint === fingerprintOf(booking)) return { status: 200, body: record.shipment };
      return carrierError('different_shipment', `${reference} is booked with another address or other parcels`);
    }
    const refused = refusal ? { code: refusal, message: 'refused (a fault rule wants it so)' } : refusalOf(booking);
    if (refused !== undefined) return carrierError(refused.code, refused.message);

    const booked = book(reference, booking, at);
    books.put(booked, at);
    return { status: 201, body: booked.shipment };
  },
};
