import { request, STATUS_CODES } from 'node:http';
import { expect, test } from 'vitest';
import { GatewayStage, problemOf } from './gateway-stage.ts';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

test('a well-formed x-request-id goes to the app and comes back', async () => {
  const stage = await GatewayStage.start();
  const response = await stage.fetch('/v1/orders/1', { headers: { 'x-request-id': 'Order-7_a.b' } });
  expect(response.headers.get('x-request-id')).toBe('Order-7_a.b');
  expect(stage.backend.last.headers['x-request-id']).toBe('Order-7_a.b');
});

test.each(['with space', 'a"b', 'é', 'a,b', 'x'.repeat(129), ''])(
  'the x-request-id %j is replaced by a new one',
  async (given) => {
    const stage = await GatewayStage.start();
    const response = await stage.fetch('/v1/orders/1', { headers: { 'x-request-id': given } });
    const made = response.headers.get('x-request-id');
    expect(made).toMatch(GUID);
    expect(stage.backend.last.headers['x-request-id']).toBe(made);
  },
);

test('a response of the app keeps its own headers', async () => {
  const stage = await GatewayStage.start();
  stage.backend.answer = (_received, response) =>
    response
      .writeHead(201, {
        'cache-control': 'private, max-age=5',
        etag: '"3"',
        location: '/v1/orders/1',
        'set-cookie': ['a=1', 'b=2'],
        'content-security-policy': "default-src 'self'",
        'x-request-id': 'of the app',
      })
      .end();
  const response = await stage.fetch('/v1/orders', { method: 'POST', headers: { 'x-request-id': 'mine' } });
  expect(response.status).toBe(201);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'cache-control': 'private, max-age=5',
    etag: '"3"',
    location: '/v1/orders/1',
    'content-security-policy': "default-src 'none'",
    'x-request-id': 'mine',
  });
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
});

test('pages have their own content-security-policy', async () => {
  const stage = await GatewayStage.start();
  stage.backend.answer = (_received, response) =>
    response.writeHead(200, { 'content-security-policy': "default-src 'self'" }).end();
  for (const path of ['/docs', '/docs/a.css', '/errors/not_found']) {
    expect((await fetch(stage.url + path)).headers.get('content-security-policy')).toBe("default-src 'self'");
  }
});

test('every kind of response has the security headers', async () => {
  const stage = await GatewayStage.start();
  const ask: Record<number, () => Promise<Response>> = {
    200: () => stage.fetch('/v1/orders/1'),
    401: () => fetch(`${stage.url}/v1/orders/1`),
    404: () => stage.fetch('/nowhere'),
    413: () => stage.fetch('/v1/orders', { method: 'POST', body: 'x'.repeat(65_537) }),
    502: async () => {
      await stage.backend.stop();
      return stage.fetch('/v1/orders/1');
    },
  };
  for (const [status, answer] of Object.entries(ask)) {
    const response = await answer();
    expect(response.status).toBe(Number(status));
    expect(response.statusText).toBe(STATUS_CODES[status]);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'",
      'x-request-id': expect.stringMatching(GUID),
    });
  }
});

test('an unknown path is 404 in the envelope, an unknown method 405 with the allowed ones', async () => {
  const stage = await GatewayStage.start();
  for (const [method, path, status, code, allow] of [
    ['GET', '/v1/nothing', 404, 'not_found', null],
    ['GET', '/v1/orders/1/', 404, 'not_found', null],
    ['DELETE', '/v1/orders/1', 405, 'method_not_allowed', 'GET, HEAD, PATCH'],
  ] as const) {
    const response = await stage.fetch(path, { method, headers: { 'x-request-id': 'mine' } });
    expect([response.status, response.headers.get('allow')]).toEqual([status, allow]);
    expect(response.statusText).toBe(STATUS_CODES[status]);
    expect(await problemOf(response)).toMatchObject({ code, requestId: 'mine' });
  }
  expect(stage.backend.received).toEqual([]);
});

test('an operation that matches but is not on the allow-list of the policies is not forwarded', async () => {
  const stage = await GatewayStage.start(undefined, [{ name: 'all', method: 'GET', path: '/*' }]);
  expect((await stage.fetch('/v1/orders/1')).status).toBe(200);
  for (const path of [
    '/admin/functions',
    '/V1/orders',
    '/v1/orders/',
    '/v1/orders/%2e%2e%2fadmin',
    '/v1/orders/a%62',
  ]) {
    expect((await stage.fetch(path)).status).toBe(404);
  }
  expect(stage.backend.received).toHaveLength(1);
});

test('a CORS preflight gets no permission: no page of another origin may call', async () => {
  const stage = await GatewayStage.start();
  const headers = { origin: 'https://shop.example', 'access-control-request-method': 'POST' };
  const response = await fetch(`${stage.url}/v1/orders`, { method: 'OPTIONS', headers });
  expect(response.status).toBe(405);
  expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test.each(['/docs/../v1/orders/1', '/docs/%2e%2e/v1/orders/1', '/docs/.%2E/v1/orders/1'])(
  '%s is handled as the path that it resolves to, and needs a token',
  async (path) => {
    const stage = await GatewayStage.start();
    const status = await new Promise((resolve, reject) => {
      const outgoing = request(stage.url, { path }, (response) => resolve(response.resume().statusCode));
      outgoing.on('error', reject).end();
    });
    expect(status).toBe(401);
    expect(stage.backend.received).toEqual([]);
  },
);
