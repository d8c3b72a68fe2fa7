import { expect, test } from 'vitest';
import { CarrierFixture } from './carrier-fixture.ts';

test('a booking that is delayed until after its cancellation finds the tombstone', async () => {
  const carrier = await CarrierFixture.start();
  await carrier.addFault({ operation: 'shipments.book', fault: 'delay', ms: 300, times: 1 });
  const late = carrier.book('s-1');
  await carrier.faultIsMet();
  expect((await carrier.cancel('s-1')).status).toBe(204);
  expect(await late).toMatchObject({ status: 409, body: { code: 'shipment_cancelled' } });
  expect((await carrier.books()).totals).toMatchObject({ booked: 0, cancelled: 0, tombstone: 1 });
});

test('a booking that hangs is never answered and never done', async () => {
  const carrier = await CarrierFixture.start();
  await carrier.addFault({ operation: 'shipments.book', fault: 'hang' });
  const giveUp = new AbortController();
  const hanging = carrier.book('s-1', undefined, giveUp.signal);
  await carrier.faultIsMet();
  giveUp.abort();
  await expect(hanging).rejects.toThrow(/abort/i);
  expect((await carrier.get('s-1')).status).toBe(404);
});

test('a booking that is done but times out can be read later', async () => {
  const carrier = await CarrierFixture.start();
  await carrier.addFault({ operation: 'shipments.book', fault: 'done_but_timed_out', times: 1 });
  const giveUp = new AbortController();
  const lost = carrier.book('s-1', undefined, giveUp.signal);
  await carrier.faultIsMet();
  expect((await carrier.get('s-1')).status).toBe(200);
  giveUp.abort();
  await expect(lost).rejects.toThrow(/abort/i);
  expect((await carrier.book('s-1')).status).toBe(200);
  expect((await carrier.books()).shipments).toMatchObject([{ bookings: 1 }]);
});

test('a cancellation fails as often as a rule says, and then works', async () => {
  const carrier = await CarrierFixture.start();
  await carrier.book('s-1');
  await carrier.addFault({ operation: 'shipments.cancel', fault: 'error', times: 2 });
  expect(await carrier.cancel('s-1')).toMatchObject({ status: 500, body: { code: 'internal_error' } });
  expect((await carrier.cancel('s-1')).status).toBe(500);
  expect((await carrier.cancel('s-1')).status).toBe(204);
});

test('a rate limit is 429 with Retry-After', async () => {
  const carrier = await CarrierFixture.start();
  await carrier.addFault({ fault: 'rate_limit', retryAfter: 3, times: 1 });
  const reply = await carrier.book('s-1');
  expect(reply).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
  expect(reply.headers.get('retry-after')).toBe('3');
  expect((await carrier.book('s-1')).status).toBe(201);
});

test.each([
  [undefined, 'address_undeliverable'],
  ['country_not_served', 'country_not_served'],
])('a rule refuses the shipment that it names (%s), and no other', async (code, expected) => {
  const carrier = await CarrierFixture.start();
  await carrier.addFault({ fault: 'refuse', match: { reference: 's-2' }, ...(code && { code }) });
  expect((await carrier.book('s-1')).status).toBe(201);
  expect(await carrier.book('s-2')).toMatchObject({ status: 422, body: { code: expected } });
  expect((await carrier.cancel('s-2')).status).toBe(204);
});

test('rules with the faults of payments or unknown fields are refused by name', async () => {
  const carrier = await CarrierFixture.start();
  const add = (body: unknown) => carrier.request('POST', '/_simulator/faults', { body });
  const refused = (path: string) => ({ status: 400, body: { error: { details: [{ path }] } } });
  expect(await add({ fault: 'decline' })).toMatchObject(refused('fault'));
  expect(await add({ fault: 'refuse', operation: 'shipments.cancel' })).toMatchObject(refused('operation'));
  expect(await add({ fault: 'error', chance: 0.5 })).toMatchObject(refused('chance'));
});
