import { createServer } from 'node:http';
import { closeServer, listen } from '@partner-orders/loopback-server/listen';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../functions/http/routes.ts';
import { JwtAccessTokens } from '../../shared/adapters/identity/jwt-access-tokens.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

let stack: RunningStack;
let orderId: string;
let endpointId: string;
let exportId: string;
let claims: Record<string, unknown>;

beforeAll(async () => {
  stack = await RunningStack.start(undefined, { files: true });
  const acme = await stack.partner('acme');
  orderId = (await acme.place(anOrder())).id;
  const { lines } = await stack.ended('acme', orderId);
  // The last change that the order causes: nothing else may change from now on.
  await until('all reservations to be consumed', async () => {
    const reservations = await Promise.all(lines.map(({ sku }) => stack.reservationsOf(sku)));
    return reservations.every((of) => of.every(({ state }) => state === 'sold'));
  });
  // Disabled, so that nothing is sent to it meanwhile.
  const endpoint = { url: 'https://acme.example.com/', types: ['order.*'], enabled: false };
  const created = await acme.request('POST', '/v1/webhook-endpoints', { body: endpoint });
  endpointId = ((await created.json()) as { id: string }).id;
  const headers = { 'idempotency-key': 'tenants-first' };
  const asked = await acme.request('POST', '/v1/exports', { body: { format: 'csv' }, headers });
  exportId = ((await asked.json()) as { id: string }).id;
  await until('the export to end', async () => {
    const answer = await acme.request('GET', `/v1/exports/${exportId}`);
    return ((await answer.json()) as { status: string }).status === 'ready';
  });
  const [, payload = ''] = (await stack.tokenOf('acme')).split('.');
  const { iat: _, nbf: __, exp: ___, ...rest } = JSON.parse(Buffer.from(payload, 'base64url').toString());
  claims = rest;
});
afterAll(() => stack?.stop());

const partnerRoutes = routes.filter((route) => route.scope !== 'public');
const merchantRoutes = routes.filter((route) => route.scope === 'catalogue.manage');

/** A request that succeeds with the right token, as far as the route can succeed. */
function request(route: (typeof partnerRoutes)[number], authorization: string | undefined): Promise<Response> {
  const path = route.path
    .replace('{orderId}', orderId)
    .replace('{sku}', 'MUG-01')
    .replace('{endpointId}', endpointId)
    .replace('{deliveryId}', 'dlv_1')
    .replace('{redeliveryId}', 'rdl_00000000000000000000000000')
    .replace('{exportId}', exportId);
  const query = route.path.startsWith('/v1/reports/') ? '?from=2026-01-01&to=2026-01-02' : '';
  return fetch(new URL(path + query, stack.host.url), {
    method: route.method,
    headers: {
      ...(authorization === undefined ? {} : { authorization }),
      'idempotency-key': 'tenants',
      'if-match': '*',
      'content-type': route.mediaTypes?.[0] ?? 'application/json',
    },
    ...(route.body ? { body: JSON.stringify(route.example) } : {}),
  });
}

const badTokens: [string, () => Promise<string | undefined>, status: number][] = [
  ['no token', async () => undefined, 401],
  ['an expired token', () => stack.sign(claims, { expiresIn: -60 }), 401],
  ['a token for another audience', () => stack.sign({ ...claims, aud: 'api://other' }), 401],
  ['a token of another issuer', () => stack.sign({ ...claims, iss: 'https://other.example' }), 401],
  ['a token signed with HS256', () => stack.sign(claims, { alg: 'HS256' }), 401],
  ['a token signed with RS512', () => stack.sign(claims, { alg: 'RS512' }), 401],
  ['an unsigned token', () => stack.sign(claims, { alg: 'none' }), 401],
  ['a token signed with a foreign key', () => stack.sign(claims, { key: 'foreign' }), 401],
  ['a token without scopes', () => stack.sign({ ...claims, roles: [] }), 403],
  ['a token of a client that belongs to no partner', () => stack.sign({ ...claims, azp: crypto.randomUUID() }), 403],
];

async function everything(): Promise<string> {
  const containers = ['orders', 'catalog', 'partners', 'deliveries', 'jobs'] as const;
  const all = await Promise.all(
    containers.map(async (name) => (await stack.container(name).items.readAll().fetchAll()).resources),
  );
  return JSON.stringify(all);
}

describe.each(badTokens)('with %s', (_, sign, status) => {
  test('every route refuses in the same way, reveals nothing about the order and changes nothing', async () => {
    const before = await everything();
    const token = await sign();
    for (const route of partnerRoutes) {
      const response = await request(route, token === undefined ? undefined : `Bearer ${token}`);
      const text = await response.text();
      expect({ route: route.operationId, status: response.status }).toEqual({ route: route.operationId, status });
      expect(text).not.toContain(orderId);
    }
    expect(await everything()).toBe(before);
  });
});

test('with another scope than its own, every route answers 403', async () => {
  for (const route of partnerRoutes) {
    const others = [...new Set(partnerRoutes.map(({ scope }) => scope))].filter((scope) => scope !== route.scope);
    const token = await stack.sign({ ...claims, roles: others });
    expect({ route: route.operationId, status: (await request(route, `Bearer ${token}`)).status }).toEqual({
      route: route.operationId,
      status: 403,
    });
  }
});

test('the merchant’s client reaches no route of partners, not even with their roles, and changes nothing', async () => {
  const before = await everything();
  const token = await stack.tokenOf('merchant');
  const [, payload = ''] = token.split('.');
  const { iat: _, nbf: __, exp: ___, ...own } = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const withAll = await stack.sign({
    ...own,
    roles: [
      ...own.roles,
      'orders.read',
      'orders.write',
      'reports.read',
      'exports.manage',
      'imports.manage',
      'webhooks.manage',
    ],
  });
  for (const route of partnerRoutes.filter(({ scope }) => scope !== 'catalogue.manage')) {
    for (const used of [token, withAll]) {
      const { status } = await request(route, `Bearer ${used}`);
      expect({ route: route.operationId, status }).toEqual({ route: route.operationId, status: 403 });
    }
  }
  expect(await everything()).toBe(before);
});

test('a partner’s client reaches no route of the merchant, not even with its role, and changes nothing', async () => {
  const before = await everything();
  const token = await stack.sign({ ...claims, roles: [...(claims['roles'] as string[]), 'catalogue.manage'] });
  expect(merchantRoutes.length).toBeGreaterThan(4);
  for (const route of merchantRoutes) {
    const { status } = await request(route, `Bearer ${token}`);
    expect({ route: route.operationId, status }).toEqual({ route: route.operationId, status: 403 });
  }
  expect(await everything()).toBe(before);
});

test('with another partner’s token, no response reveals anything about the order, the endpoint or the export, and nothing changes', async () => {
  const before = await everything();
  const token = await stack.tokenOf('globex');
  for (const route of partnerRoutes.filter(({ path }) => /\{(orderId|endpointId|exportId)\}/.test(path))) {
    const response = await request(route, `Bearer ${token}`);
    expect({ route: route.operationId, status: response.status }).toEqual({ route: route.operationId, status: 404 });
    const text = await response.text();
    for (const id of [orderId, endpointId, exportId]) expect(text).not.toContain(id);
  }
  expect(await everything()).toBe(before);
});

test('after a rotation of the signing keys, old and new tokens are valid without a restart', async () => {
  const old = await stack.tokenOf('acme');
  await stack.prepared.stack.identity.rotateKeys();
  const fresh = await stack.tokenOf('acme');
  const listing = partnerRoutes.find(({ operationId }) => operationId === 'listOrders');
  if (listing === undefined) throw new Error('there is no listOrders');
  await until('the new key to be known', async () => (await request(listing, `Bearer ${fresh}`)).status === 200);
  expect((await request(listing, `Bearer ${old}`)).status).toBe(200);
});

test('many tokens with unknown keys cause a single request for the keys', async () => {
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    response.setHeader('content-type', 'application/json').end('{"keys":[]}');
  });
  const port = await listen(server, 0, 'a key set');
  const tokens = new JwtAccessTokens({
    issuer: 'i',
    audience: 'a',
    jwksUri: `http://127.0.0.1:${port}/keys`,
    clock: { now: () => new Date() },
  });
  const token = (n: number) => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${part({ alg: 'RS256', kid: `unknown-${n}` })}.${part({ exp: 9e9 })}.c2ln`;
  };
  const verdicts = await Promise.all(Array.from({ length: 500 }, (_, n) => tokens.verify(token(n))));
  expect(verdicts.every((verdict) => verdict === undefined)).toBe(true);
  expect(asked).toBeLessThanOrEqual(2);
  await closeServer(server);
});
