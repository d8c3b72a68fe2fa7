import { expect, test } from 'vitest';
import { at, orders } from '../../test/sample-orders.ts';
import { compareShipment } from './compare-shipment.ts';
import type { Order } from './order.ts';
import type { ShipmentRecord } from './provider-records.ts';

const { confirmed, failed, cancelled, authorized, refunded } = orders;
const settledBefore = new Date(at.getTime() + 1);

const record = (status: ShipmentRecord['status'], isReturning = false): ShipmentRecord => {
  return { reference: confirmed.id, status, isReturning, updatedAt: at };
};
const difference = (code: string) => expect.objectContaining({ kind: 'difference', code });
const [matching, inProgress] = [{ kind: 'matching' }, { kind: 'in_progress' }];
const cancelShipment = { kind: 'repair', repair: 'cancel_shipment' };

test.each<[string, ShipmentRecord | undefined, Order | 'newer' | undefined, unknown]>([
  ['booked, and its order is confirmed', record('booked'), confirmed, matching],
  ['delivered, and its order is confirmed', record('delivered'), confirmed, matching],
  ['booked while its order is in progress', record('booked'), authorized, inProgress],
  ['of an order that only a newer version can read', record('booked'), 'newer', inProgress],
  ['booked, and its order has failed', record('booked'), failed, cancelShipment],
  ['booked, and its order was cancelled', record('booked'), cancelled, cancelShipment],
  ['cancelled, and its order has failed', record('cancelled'), failed, matching],
  ['on its way, and its order has failed', record('shipped'), failed, difference('shipment_of_undone_order')],
  ['coming back, and its order has failed', record('shipped', true), failed, matching],
  ['returned, and its order has failed', record('returned'), failed, matching],
  ['unknown to the carrier, and its order has failed', undefined, failed, matching],
  ['unknown to the carrier, and its order is confirmed', undefined, confirmed, difference('shipment_missing')],
  ['cancelled, and its order is confirmed', record('cancelled'), confirmed, difference('shipment_cancelled')],
  ['cancelled, and its order was refunded', record('cancelled'), refunded, matching],
  ['booked for an order that does not exist', record('booked'), undefined, difference('shipment_without_order')],
  ['cancelled for an order that does not exist', record('cancelled'), undefined, matching],
])('a shipment %s', (_given, given, order, then) => {
  expect(compareShipment(given, order, { settledBefore })).toEqual(then);
});

test('the shipment of an order that has ended a moment ago is left to its saga', () => {
  expect(compareShipment(record('booked'), failed, { settledBefore: new Date(at.getTime() - 1) })).toEqual(inProgress);
});
