import { expect, test } from 'vitest';
import { booking, CarrierFixture } from './carrier-fixture.ts';

test('answers 201 to the first booking, and 200 with the same shipment to an equal one', async () => {
  const carrier = await CarrierFixture.start();
  const first = await carrier.book('s-1');
  expect(first).toMatchObject({ status: 201, body: { reference: 's-1', status: 'booked' } });
  expect(first.body).toMatchObject({
    trackingNumber: expect.stringMatching(/^LP\d{12}$/),
    carrier: expect.any(String),
    estimatedDelivery: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
  });
  const { shipTo, parcels } = booking();
  const inOtherOrder = { parcels, shipTo: Object.fromEntries(Object.entries(shipTo).reverse()) };
  expect(await carrier.book('s-1', inOtherOrder)).toMatchObject({ status: 200, body: first.body });
  expect((await carrier.books()).shipments).toMatchObject([{ reference: 's-1', bookings: 1 }]);
});

test('of many concurrent bookings with one reference, one books and all get the same shipment', async () => {
  const carrier = await CarrierFixture.start();
  const answers = await Promise.all(Array.from({ length: 20 }, () => carrier.book('s-1')));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(19);
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
});

test('answers 409 different_shipment to another body with a booked reference, and changes nothing', async () => {
  const carrier = await CarrierFixture.start();
  const { body } = await carrier.book('s-1');
  const other = await carrier.book('s-1', booking({ quantity: 3 }));
  expect(other).toMatchObject({ status: 409, body: { code: 'different_shipment' } });
  expect((await carrier.get('s-1')).body).toEqual(body);
});

test('a cancelled shipment can’t be booked again and is shown as cancelled', async () => {
  const carrier = await CarrierFixture.start();
  await carrier.book('s-1');
  expect((await carrier.cancel('s-1')).status).toBe(204);
  expect(await carrier.book('s-1')).toMatchObject({ status: 409, body: { code: 'shipment_cancelled' } });
  expect(await carrier.get('s-1')).toMatchObject({ status: 200, body: { status: 'cancelled' } });
  expect((await carrier.cancel('s-1')).status).toBe(204);
  expect((await carrier.books()).shipments).toMatchObject([{ status: 'cancelled', bookings: 1, cancels: 1 }]);
});

test('cancelling an unknown reference leaves a tombstone that refuses a late booking', async () => {
  const carrier = await CarrierFixture.start();
  expect((await carrier.cancel('s-1')).status).toBe(204);
  expect(await carrier.get('s-1')).toMatchObject({ status: 404, body: { code: 'shipment_unknown' } });
  expect(await carrier.book('s-1')).toMatchObject({ status: 409, body: { code: 'shipment_cancelled' } });
  expect(await carrier.books()).toEqual({
    totals: { booked: 0, shipped: 0, delivered: 0, returned: 0, lost: 0, cancelled: 0, tombstone: 1 },
    shipments: [{ reference: 's-1', status: 'tombstone', trackingNumber: null, bookings: 0, cancels: 1, returns: 0 }],
  });
});

test.each(['AT', 'DE', 'GR', 'GB', 'US', 'CH', 'NO'])('%s is served', async (country) => {
  const carrier = await CarrierFixture.start();
  expect((await carrier.book('s-1', booking({ country }))).status).toBe(201);
});

test.each([
  ['country_not_served', { country: 'JP' }],
  ['address_undeliverable', { postalCode: '00000' }],
])('answers 422 to %s without a trace, and another address can be booked', async (code, change) => {
  const carrier = await CarrierFixture.start();
  const refused = await carrier.book('s-1', booking(change));
  expect(refused).toMatchObject({ status: 422, body: { code, message: expect.any(String) } });
  expect((await carrier.books()).shipments).toEqual([]);
  expect((await carrier.book('s-1')).status).toBe(201);
});

test('answers 404 to an unknown shipment', async () => {
  const carrier = await CarrierFixture.start();
  expect(await carrier.get('s-1')).toMatchObject({ status: 404, body: { code: 'shipment_unknown' } });
});

test('shipments, cancellations and tombstones survive a restart', async () => {
  const carrier = await CarrierFixture.start();
  const { body } = await carrier.book('booked');
  await carrier.book('cancelled');
  await carrier.cancel('cancelled');
  await carrier.cancel('tombstone');
  await carrier.restart();
  expect(await carrier.book('booked')).toMatchObject({ status: 200, body });
  expect((await carrier.book('cancelled')).status).toBe(409);
  expect((await carrier.book('tombstone')).status).toBe(409);
});

test('the books can be filtered by reference', async () => {
  const carrier = await CarrierFixture.start();
  await carrier.book('a');
  await carrier.book('b');
  expect((await carrier.books('?reference=b')).shipments.map(({ reference }) => reference)).toEqual(['b']);
  expect((await carrier.books('?reference=c')).shipments).toEqual([]);
  expect((await carrier.request('GET', '/_simulator/books?order=1')).status).toBe(400);
});
