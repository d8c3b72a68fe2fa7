import { expect, test } from 'vitest';
import { GatewayStage, problemOf } from './gateway-stage.ts';

test('a valid token reaches the app in x-partner-authorization, and Authorization has the gateway’s own token', async () => {
  const stage = await GatewayStage.start();
  const token = await stage.token();
  const response = await fetch(`${stage.url}/v1/orders/1`, { headers: { authorization: `Bearer ${token}` } });
  expect(response.status).toBe(200);
  expect(stage.backend.last.headers['x-partner-authorization']).toBe(`Bearer ${token}`);
  expect(stage.backend.last.headers.authorization).toBeUndefined();
});

test('a caller’s own x-partner-authorization never reaches the app', async () => {
  const stage = await GatewayStage.start();
  const headers = { 'x-partner-authorization': 'Bearer forged', 'X-PARTNER-AUTHORIZATION': 'Bearer forged' };
  await stage.fetch('/v1/orders/1', { headers });
  expect(stage.backend.last.headers['x-partner-authorization']).toMatch(/^Bearer ey/);
  await fetch(`${stage.url}/livez`, { headers: { ...headers, authorization: 'Bearer mine' } });
  expect(stage.backend.last).toMatchObject({ url: '/livez' });
  expect(stage.backend.last.headers).not.toHaveProperty('x-partner-authorization');
  expect(stage.backend.last.headers).not.toHaveProperty('authorization');
});

test('answers 401 without a token, and asks for one', async () => {
  const stage = await GatewayStage.start();
  const response = await fetch(`${stage.url}/v1/orders/1`, { headers: { 'x-request-id': 'mine' } });
  expect([response.status, response.statusText]).toEqual([401, 'Unauthorized']);
  expect(response.headers.get('www-authenticate')).toBe('Bearer');
  expect(await problemOf(response)).toMatchObject({
    code: 'unauthenticated',
    message: 'A valid access token is required.',
    requestId: 'mine',
    docs: 'https://orders.example/errors/unauthenticated',
  });
  expect(stage.backend.received).toEqual([]);
});

test.each([
  ['is over', {}, { expiresIn: -120 }],
  ['never ends', { exp: undefined }, {}],
  ['is for another API', { aud: 'api://another' }, {}],
  ['is of another tenant', { iss: 'https://login.example/v2.0' }, {}],
  ['is of version 1', { ver: '1.0' }, {}],
  ['has no version', { ver: undefined }, {}],
  ['is signed with an unknown key', {}, { key: 'foreign' as const }],
  ['is not signed', {}, { alg: 'none' as const }],
  ['is signed with the public key', {}, { alg: 'HS256' as const }],
  ['is signed with an unexpected algorithm', {}, { alg: 'RS512' as const }],
])('a token that %s is refused', async (_what, claims, options) => {
  const stage = await GatewayStage.start();
  const response = await stage.fetch('/v1/orders/1', {
    headers: { authorization: `Bearer ${await stage.token(claims, options)}` },
  });
  expect(response.status).toBe(401);
  expect(response.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  expect(await problemOf(response)).toMatchObject({ code: 'unauthenticated' });
  expect(stage.backend.received).toEqual([]);
});

test.each(['Basic YTpi', 'Bearer', 'Bearer a b', 'not-a-scheme'])(
  'the Authorization %j is refused',
  async (authorization) => {
    const stage = await GatewayStage.start();
    expect((await stage.fetch('/v1/orders/1', { headers: { authorization } })).status).toBe(401);
  },
);

test('a token is refused as soon as it expires', async () => {
  const stage = await GatewayStage.start();
  const headers = { authorization: `Bearer ${await stage.token({}, { expiresIn: 10 })}` };
  expect((await stage.fetch('/v1/orders/1', { headers })).status).toBe(200);
  stage.clock.advance(71_000);
  expect((await stage.fetch('/v1/orders/1', { headers })).status).toBe(401);
});

test('a verified token is not remembered after it expires', async () => {
  const stage = await GatewayStage.start();
  const headers = { authorization: `Bearer ${await stage.token({}, { expiresIn: 10 })}` };
  expect((await stage.fetch('/v1/orders/1', { headers })).status).toBe(200);
  // After the time that the first request is remembered, and within the tolerance for clocks.
  stage.clock.advance(61_000);
  expect((await stage.fetch('/v1/orders/1', { headers })).status).toBe(200);
  stage.clock.advance(10_000);
  expect((await stage.fetch('/v1/orders/1', { headers })).status).toBe(401);
});

test('a new signing key is accepted at once', async () => {
  const stage = await GatewayStage.start();
  expect((await stage.fetch('/v1/orders/1')).status).toBe(200);
  await stage.identity.rotateKeys();
  expect((await stage.fetch('/v1/orders/1')).status).toBe(200);
});

test.each(['/livez', '/readyz', '/openapi.json', '/docs', '/docs/page.css', '/errors/not_found'])(
  '%s needs no token',
  async (path) => {
    const stage = await GatewayStage.start();
    const response = await fetch(stage.url + path);
    expect(response.status).toBe(200);
    expect(response.headers.get('ratelimit')).toBeNull();
    expect(stage.backend.last.url).toBe(path);
  },
);
