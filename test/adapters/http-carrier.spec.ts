import { CarrierFixture } from '@partner-orders/provider-simulators/testing/carrier-fixture';
import { expect, test } from 'vitest';
import { CarrierUnavailable } from '../../shared/adapters/carrier/carrier-api.ts';
import { HttpCarrier } from '../../shared/adapters/carrier/http-carrier.ts';
import { orderIdFor } from '../../shared/domain/ids.ts';
import {
  lines,
  orderId,
  partnerId,
  providerThat,
  providerThatTrickles,
  secretsOf,
  shipTo,
} from './provider-fixture.ts';

const carrierAt = (url: string, timeoutMs = 2_000) =>
  new HttpCarrier({ url, secrets: secretsOf('token'), timeoutMs, mostCalls: 4 });
const request = { orderId, shipTo, lines };

test('a shipment is booked once, for any number of requests', async () => {
  const { url } = await CarrierFixture.start();
  const carrier = carrierAt(url);
  const first = await carrier.book(request);
  expect(first).toMatchObject({ kind: 'booked', shipment: { trackingNumber: expect.any(String) } });
  expect(await carrier.book(request)).toEqual(first);
});

test.each([
  ['of an address that is not served', { ...shipTo, country: 'BR' }, 'country_not_served'],
  ['of an undeliverable address', { ...shipTo, postalCode: '00000' }, 'address_undeliverable'],
])('a refusal %s is an expected answer, and means that nothing was booked', async (_, elsewhere, code) => {
  const carrier = carrierAt((await CarrierFixture.start()).url);
  expect(await carrier.book({ ...request, shipTo: elsewhere })).toEqual({ kind: 'refused', code });
});

test('another 4xx of the carrier is an expected answer too, but a booking may exist', async () => {
  const carrier = carrierAt((await CarrierFixture.start()).url);
  expect(await carrier.book({ ...request, shipTo: { ...shipTo, city: '' } })).toEqual({
    kind: 'rejected',
    code: 'invalid_request',
  });
  await carrier.book(request);
  const other = await carrier.book({ ...request, shipTo: { ...shipTo, city: 'Graz' } });
  expect(other).toEqual({ kind: 'rejected', code: 'different_shipment' });
  await carrier.cancel(orderId);
  expect(await carrier.book(request)).toEqual({ kind: 'rejected', code: 'shipment_cancelled' });
});

test('a shipment that has left comes back instead of being cancelled, once', async () => {
  const fixture = await CarrierFixture.start();
  const carrier = carrierAt(fixture.url);
  await carrier.book(request);
  await fixture.move(orderId);
  for (let n = 0; n < 2; n += 1) await carrier.cancel(orderId);
  expect((await fixture.books()).shipments).toMatchObject([{ status: 'shipped', cancels: 0, returns: 1 }]);
});

test('a shipment that was lost on its way has nothing left to cancel', async () => {
  const fixture = await CarrierFixture.start();
  const carrier = carrierAt(fixture.url);
  await carrier.book(request);
  await fixture.move(orderId);
  await fixture.move(orderId, { status: 'lost' });
  await carrier.cancel(orderId);
  expect((await fixture.books()).shipments).toMatchObject([{ status: 'lost', cancels: 0 }]);
  const { url } = await providerThat({ status: 409, body: { code: 'unheard_of', message: '' } });
  await expect(carrierAt(url).cancel(orderId)).rejects.toMatchObject({ name: 'CarrierUnavailable', status: 409 });
});

test('what has not left is stopped, what has left comes back, and a shipment that is not there ends the request', async () => {
  const fixture = await CarrierFixture.start();
  const carrier = carrierAt(fixture.url);
  expect(await carrier.takeBack(orderId)).toBe('none');
  await carrier.book(request);
  expect([await carrier.takeBack(orderId), await carrier.takeBack(orderId)]).toEqual(['stopped', 'stopped']);
  const another = orderIdFor(partnerId, 'another');
  await carrier.book({ ...request, orderId: another });
  const move = (status: string) =>
    fetch(new URL(`/_simulator/shipments/${another}/move`, fixture.url), {
      method: 'POST',
      body: JSON.stringify({ status }),
    });
  await move('shipped');
  expect(await carrier.takeBack(another)).toBe('returning');
  await move('lost');
  expect(await carrier.takeBack(another)).toBe('lost');
  const { url } = await providerThat({ status: 404, body: { code: 'not_found', message: '' } });
  await expect(carrierAt(url).takeBack(orderId)).rejects.toBeInstanceOf(CarrierUnavailable);
});

test.each([413, 415])('%i is a permanent rejection', async (status) => {
  const { url } = await providerThat({ status, body: { code: 'too_wrong', message: '' } });
  expect(await carrierAt(url).book(request)).toEqual({ kind: 'rejected', code: 'too_wrong' });
});

test.each([
  [401, false],
  [403, false],
  [404, false],
  [408, false],
  [429, true],
  [500, true],
  [502, true],
  [503, true],
])('%i is worth a retry; it counts as an outage: %s', async (status, isOutage) => {
  const { url } = await providerThat({ status, body: { code: 'x', message: '' } });
  const error: unknown = await carrierAt(url)
    .book(request)
    .catch((failure: unknown) => failure);
  expect(error).toBeInstanceOf(CarrierUnavailable);
  expect(error).toMatchObject({ isOutage });
});

test.each(['Ada Example, Beispielgasse 7', { code: 'Ada Example lives elsewhere' }, {}, '<html>'])(
  'a refusal without a known code is an error that does not repeat the body: %j',
  async (body) => {
    const { url } = await providerThat({ status: 422, body });
    const error = await carrierAt(url)
      .book(request)
      .catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(CarrierUnavailable);
    expect(String(error)).not.toContain('Ada');
  },
);

test('a timeout is an outage', async () => {
  const fixture = await CarrierFixture.start();
  await fixture.addFault({ operation: 'shipments.book', fault: 'hang' });
  await expect(carrierAt(fixture.url, 50).book(request)).rejects.toMatchObject({
    message: 'the carrier did not answer book in 50 ms',
    isOutage: true,
    isBrief: false,
  });
});

test.each(['headers', 'body'] as const)('the deadline also ends an answer whose %s trickle in', async (part) => {
  const { url, parts } = await providerThatTrickles(part);
  await expect(carrierAt(url, 100).book(request)).rejects.toMatchObject({ name: 'CarrierUnavailable', isOutage: true });
  expect(parts(), 'of which ten arrive before the deadline').toBeLessThan(50);
});

test('an unreachable carrier and a broken connection are outages that may end within a moment', async () => {
  const { url, asked } = await providerThat({ status: 0, body: '' });
  await expect(carrierAt(url).book(request)).rejects.toMatchObject({ isOutage: true, isBrief: true });
  expect(asked()).toBe(1);
  await expect(carrierAt('http://127.0.0.1:9').book(request)).rejects.toMatchObject({ isOutage: true, isBrief: true });
});

test.each([
  [429, '7', 7_000],
  [503, '7', 7_000],
  [429, undefined, 1_000],
  [503, undefined, undefined],
  [403, '7', undefined],
])('%i with Retry-After %s asks to wait %s ms', async (status, retryAfter, retryAfterMs) => {
  const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
  const { url } = await providerThat({ status, body: {}, headers });
  await expect(carrierAt(url).book(request)).rejects.toMatchObject({
    retryAfterMs,
    isBrief: status === 503 && !retryAfter,
  });
});

test.each([400, 404, 409, 429, 500, 503])(
  'a shipment that could not be cancelled, with %i, does not count as cancelled',
  async (status) => {
    const { url, asked } = await providerThat({ status, body: { code: 'x', message: '' } });
    await expect(carrierAt(url).cancel(orderId)).rejects.toMatchObject({ name: 'CarrierUnavailable', status });
    expect(asked()).toBe(1);
  },
);
