import { randomUUID } from 'node:crypto';
import { HttpRequest } from '@azure/functions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HttpContext } from '../../functions/http/http-context.ts';
import { cancelOrder } from '../../functions/http/orders/cancel-order.ts';
import { placeOrder } from '../../functions/http/orders/place-order.ts';
import { fingerprintOf } from '../../functions/http/parse-json-body.ts';
import { answerRequest } from '../../functions/http/pipeline.ts';
import type { Route } from '../../functions/http/route.ts';
import { CosmosCatalogue } from '../../shared/adapters/cosmos/cosmos-catalogue.ts';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { CosmosPartners } from '../../shared/adapters/cosmos/cosmos-partners.ts';
import { JwtAccessTokens } from '../../shared/adapters/identity/jwt-access-tokens.ts';
import { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

const DAY_MS = 24 * 3_600_000;

let stack: RunningStack;
let acme: PartnerClient;

beforeAll(async () => {
  // A process refuses what is too much for it, and this is about what it accepts.
  stack = await RunningStack.start(async () => ({ HTTP_MOST_REQUESTS: '10000' }));
  acme = new PartnerClient(stack.prepared.gatewayUrl, await stack.tokenOf('acme'));
});
afterAll(() => stack?.stop());

const place = (key: string, partner = acme) =>
  partner.request('POST', '/v1/orders', { body: anOrder(), headers: { 'idempotency-key': key } });

test('a thousand requests with one key at the same time place one order, and all get its response', async () => {
  const key = randomUUID();
  const responses = await Promise.all(Array.from({ length: 1_000 }, () => place(key)));
  const bodies = new Set(await Promise.all(responses.map((response) => response.text())));
  expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([202]));
  expect(bodies.size).toBe(1);
  const first = responses.filter(({ headers }) => !headers.has('idempotency-replayed'));
  expect(first).toHaveLength(1);

  const { id } = JSON.parse([...bodies][0] ?? '');
  expect(await stack.ended('acme', id)).toMatchObject({ status: 'confirmed' });
  const { resources } = await stack
    .container('orders')
    .items.query<number>('SELECT VALUE COUNT(1) FROM c WHERE c.partnerId = "acme" AND c.type = "order"')
    .fetchAll();
  expect(resources).toEqual([1]);
  expect((await stack.paymentsOf(id)).filter(({ captured }) => captured > 0)).toHaveLength(1);
});

test('a request that is repeated after ten days gets the first response, and does nothing', async () => {
  const key = randomUUID();
  const placed = await place(key);
  const first = await placed.text();
  const { id } = JSON.parse(first);
  await stack.ended('acme', id);
  const cancelKey = { 'idempotency-key': `${key}-cancel` };
  const cancelled = await acme.request('POST', `/v1/orders/${id}/cancel`, { headers: cancelKey });

  const later = await tenDaysLater();
  const again = await later(placeOrder, '/v1/orders', { 'idempotency-key': key }, JSON.stringify(anOrder()));
  expect([again.status, again.headers['idempotency-replayed'], again.body]).toEqual([202, 'true', first]);
  const other = await later(
    placeOrder,
    '/v1/orders',
    { 'idempotency-key': key },
    JSON.stringify(anOrder({ reference: 'x' })),
  );
  expect(other.status).toBe(422);
  const cancelledAgain = await later(cancelOrder, `/v1/orders/${id}/cancel`, cancelKey);
  expect([cancelled.status, cancelledAgain.status]).toEqual([202, 202]);
  const requests = (await acme.readTimeline(id)).filter(({ type }) => type === 'order.refund_requested');
  expect(requests).toHaveLength(1);

  expect((await acme.readTimeline(id)).filter(({ type }) => type === 'order.placed')).toHaveLength(1);
  expect((await stack.paymentsOf(id)).filter(({ captured }) => captured > 0)).toHaveLength(1);
});

test('a repeated request gets the first response without being validated, even after a change of the order', async () => {
  const catalog = stack.container('catalog');
  const product = {
    id: 'product',
    sku: 'GONE-1',
    type: 'product',
    name: 'Soon gone',
    price: { amount: 900, currency: 'EUR' },
  };
  await catalog.items.create({ ...product, schemaVersion: 1 });
  const gone = anOrder({ lines: [{ sku: 'GONE-1', quantity: 1 }] });
  const [key, otherKey] = [randomUUID(), randomUUID()];
  const send = (body: unknown, idempotencyKey = key) =>
    acme.request('POST', '/v1/orders', { body, headers: { 'idempotency-key': idempotencyKey } });
  const placed = await send(gone);
  const first = await placed.text();
  expect([placed.status, placed.headers.get('etag')]).toEqual([202, '"1"']);

  // Each time by a new process, which has no cached prices.
  const ask = async (body: unknown, idempotencyKey = key) => {
    const later = await tenDaysLater();
    const answered = await later(placeOrder, '/v1/orders', { 'idempotency-key': idempotencyKey }, JSON.stringify(body));
    const { error } = JSON.parse(answered.body) as { error?: { code: string } };
    return (
      error?.code ?? [
        answered.status,
        answered.headers['idempotency-replayed'],
        answered.headers['etag'],
        answered.body,
      ]
    );
  };
  const replayed = [202, 'true', '"1"', first];

  await catalog.items.upsert({ ...product, schemaVersion: 1, price: { amount: 0, currency: 'EUR' } });
  expect([await ask(gone), await ask(gone, otherKey)]).toEqual([replayed, 'amount_too_small']);
  await catalog.item('product', 'GONE-1').delete();
  expect([await ask(gone), await ask(gone, otherKey)]).toEqual([replayed, 'unknown_sku']);
  // Another request with the key is a different request, even if it is invalid.
  expect(await ask({ ...gone, reference: 'other' })).toBe('idempotency_key_reused');
  expect(await ask({ lines: [] })).toBe('idempotency_key_reused');

  // Today's rules refuse a request that earlier rules accepted.
  const blank = { ...gone, reference: ' ' };
  expect(await ask(blank, otherKey)).toBe('validation_failed');
  const { id } = JSON.parse(first);
  const { resource } = await stack.container('orders').item(id, ['acme', id]).read();
  await stack
    .container('orders')
    .items.upsert({ ...resource, placement: { ...resource.placement, fingerprint: fingerprintOf(blank) } });
  expect(await ask(blank)).toEqual(replayed);
  expect(await ask(gone)).toBe('idempotency_key_reused');
});

/** The pipeline on the same stores with a clock that is ahead. The stores would refuse a whole host because of its clock. */
async function tenDaysLater() {
  const clock = { now: () => new Date(Date.now() + 10 * DAY_MS) };
  const [, payload = ''] = (await stack.tokenOf('acme')).split('.');
  const { iat: _i, exp: _e, nbf: _n, ...claims } = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const token = await stack.sign(claims, { expiresIn: (11 * DAY_MS) / 1_000 });
  const {
    AUTH_ISSUER: issuer = '',
    AUTH_AUDIENCE: audience = '',
    AUTH_JWKS_URI: jwksUri = '',
  } = stack.prepared.settings;
  const [partners, clients] = [stack.container('partners'), stack.container('clients')];
  const ports = {
    settings: { gatewayRequired: false },
    clock,
    featureSwitches: { findWait: async () => undefined },
    orders: new CosmosOrders(stack.container('orders')),
    screeningRules: { current: async () => [] },
    catalogue: new CosmosCatalogue(stack.container('catalog'), clock),
    partners: new CosmosPartners({ partners, clients }, clock),
    accessTokens: new JwtAccessTokens({ issuer, audience, jwksUri, clock }),
  } as unknown as HttpContext;
  return async (route: Route, path: string, headers: Record<string, string>, body?: string) => {
    const request = new HttpRequest({
      method: 'POST',
      url: `http://partner-orders${path}`,
      params: { orderId: path.split('/')[3] ?? '' },
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: { string: body } }),
    });
    const answered = await answerRequest(route, request, ports, { info: fail, warn: fail, error: fail });
    return {
      status: answered.status,
      headers: answered.headers as Record<string, string>,
      body: String(answered.body),
    };
  };
}

/** Nothing may be logged. */
function fail(text: string): never {
  throw new Error(text);
}
