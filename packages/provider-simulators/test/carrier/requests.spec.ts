import { expect, test } from 'vitest';
import { booking, CarrierFixture } from './carrier-fixture.ts';

const PATH = '/v1/shipments/s-1';

test('answers 401 to every operation without a bearer token, and asks for one', async () => {
  const carrier = await CarrierFixture.start();
  for (const method of ['GET', 'PUT', 'DELETE']) {
    for (const authorization of [undefined, 'Bearer ', 'Basic abc']) {
      const headers = authorization === undefined ? {} : { authorization };
      const response = await fetch(`${carrier.url}${PATH}`, { method, headers });
      expect([method, authorization, response.status]).toEqual([method, authorization, 401]);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(await response.json()).toMatchObject({ code: 'unauthorized' });
    }
  }
});

test('all faults of a body are reported at once, unknown fields by their names', async () => {
  const carrier = await CarrierFixture.start();
  const { shipTo } = booking();
  const body = {
    reference: 's-1',
    shipTo: { ...shipTo, country: 'at', phone: '1' },
    parcels: [{ sku: 'MUG-1', quantity: 0 }],
  };
  const reply = await carrier.book('s-1', body);
  expect(reply).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  expect(reply.body).toMatchObject({
    details: expect.arrayContaining([
      expect.objectContaining({ path: 'reference', message: 'unknown field' }),
      expect.objectContaining({ path: 'shipTo.phone', message: 'unknown field' }),
      expect.objectContaining({ path: 'shipTo.country' }),
      expect.objectContaining({ path: 'parcels[0].quantity' }),
    ]),
  });
});

test.each([
  ['a missing address', { parcels: booking().parcels }, 'shipTo'],
  ['no parcels', { ...booking(), parcels: [] }, 'parcels'],
  ['no streets', { ...booking(), shipTo: { ...booking().shipTo, streets: [] } }, 'shipTo.streets'],
  ['an empty postal code', booking({ postalCode: '' }), 'shipTo.postalCode'],
])('answers 400 to %s', async (_what, body, path) => {
  const carrier = await CarrierFixture.start();
  expect(await carrier.book('s-1', body)).toMatchObject({ status: 400, body: { details: [{ path }] } });
});

test('answers 400 to a body that is not JSON, 415 to another content type and 413 to a body that is too large', async () => {
  const carrier = await CarrierFixture.start();
  const put = async (body: string, type = 'application/json') => {
    const headers = { authorization: 'Bearer local', 'content-type': type };
    const response = await fetch(`${carrier.url}${PATH}`, { method: 'PUT', headers, body });
    return [response.status, await response.json()];
  };
  expect(await put('{')).toMatchObject([400, { code: 'invalid_request' }]);
  expect(await put(JSON.stringify(booking()), 'text/plain')).toMatchObject([415, { code: 'unsupported_media_type' }]);
  expect(await put(`"${'x'.repeat(1024 * 1024)}"`)).toMatchObject([413, { code: 'too_large' }]);
});

test('answers 400 to a reference that is too long or has other characters', async () => {
  const carrier = await CarrierFixture.start();
  expect((await carrier.book('x'.repeat(128))).status).toBe(201);
  expect((await carrier.book('x'.repeat(129))).status).toBe(400);
  expect((await carrier.book(encodeURIComponent('a/b'))).status).toBe(400);
});

test('answers 404 to an unknown path, and 405 with the allowed methods to an unknown method', async () => {
  const carrier = await CarrierFixture.start();
  expect(await carrier.request('GET', '/v1/parcels')).toMatchObject({ status: 404, body: { code: 'not_found' } });
  const reply = await carrier.request('POST', PATH, { body: booking() });
  expect(reply).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
  expect(reply.headers.get('allow')?.split(', ').sort()).toEqual(['DELETE', 'GET', 'PUT']);
});

test('once keys are set, another is answered with 401 and books nothing; several are valid at once', async () => {
  const fixture = await CarrierFixture.start();
  const keys = `${fixture.url}/_simulator/keys`;
  await fetch(keys, { method: 'PUT', body: JSON.stringify({ keys: ['old', 'new'] }) });
  const book = (token: string) =>
    fetch(`${fixture.url}/v1/shipments/of-${token}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(booking()),
    });
  expect((await book('old')).status).toBe(201);
  expect((await book('new')).status).toBe(201);
  const refused = await book('another');
  expect(refused.status).toBe(401);
  expect(refused.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  expect(await refused.json()).toMatchObject({ code: 'unauthorized' });
  expect((await fixture.books()).totals['booked']).toBe(2);
});
