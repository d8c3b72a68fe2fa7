import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Gateway, startGateway } from '@partner-orders/embedded-azure/gateway';
import { type Identity, startIdentity } from '@partner-orders/embedded-azure/identity';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { gatewayPolicies, gatewaySettings } from '../../tools/run-locally/gateway-settings.ts';
import { TestBackend } from '../gateway/test-backend.ts';
import { oddNotations } from '../http/odd-notations.ts';

/** The gateway with its own policies and operations, and behind it a server that records what it receives. */

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];
/** What the app's host serves besides the API, in Azure or here, and paths that nothing serves. */
const NOT_THE_API = [
  '/admin',
  '/admin/host/ping',
  '/admin/host/status',
  '/admin/host/systemkeys/_master',
  '/admin/functions',
  '/admin/functions/count-reports',
  '/runtime/webhooks/durabletask/instances',
  '/runtime/webhooks/durabletask/instances/order-1/terminate',
  '/runtime/webhooks/durabletask/orchestrators/order-saga',
  '/durabletask/instances',
  '/api/placeOrder',
  '/.auth/me',
  '/v2/orders',
  '/v1/nothing',
  '/nothing',
];

const directory = mkdtempSync(join(tmpdir(), 'doors-'));
const backend = new TestBackend();
let identity: Identity;
let gateway: Gateway;
/** The callers, by their Authorization header. */
const callers: Record<string, string> = {};

beforeAll(async () => {
  await backend.start();
  const stateFile = join(directory, 'identity.db');
  identity = await startIdentity({ stateFile, audience: 'api://partner-orders', clients: [] });
  gateway = await startGateway({
    policies: gatewayPolicies,
    backendUrl: () => backend.url,
    ...gatewaySettings(identity),
  });
  const signed = async (roles: string[]) => `Bearer ${await identity.sign({ azp: `with ${roles}`, roles })}`;
  callers['a partner'] = await signed([
    'orders.read',
    'orders.write',
    'reports.read',
    'imports.manage',
    'webhooks.manage',
    'exports.manage',
    'tier.generous',
  ]);
  callers['a token without roles'] = await signed([]);
  callers['nobody'] = '';
});
afterAll(async () => {
  await gateway?.close();
  await identity?.close();
  await backend.stop();
  rmSync(directory, { recursive: true });
});
beforeEach(() => {
  backend.received.length = 0;
});

interface Answer {
  status: number;
  allow: string | undefined;
  location: string | undefined;
  body: string;
}

function ask(method: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(gateway.url, { method, path, headers }, async (response) => {
      const { statusCode: status = 0, headers: told } = response;
      let body = '';
      for await (const chunk of response) body += chunk;
      resolve({ status, allow: told.allow, location: told.location, body });
    });
    outgoing.on('error', reject).end();
  });
}

test.each(NOT_THE_API)('answers 404 to %s in every notation and for every caller', async (path) => {
  const odd: string[] = [];
  for (const authorization of Object.values(callers)) {
    for (const notation of oddNotations(path)) {
      const { status, body } = await ask('GET', notation, authorization === '' ? {} : { authorization });
      // A request that is not HTTP is refused before any policy.
      if (status === 400 && body.includes('"code":"malformed_request"')) continue;
      if (status !== 404 || !body.includes('"code":"not_found"')) odd.push(`GET ${notation}: ${status} ${body}`);
    }
    for (const method of METHODS) {
      const { status } = await ask(method, path, authorization === '' ? {} : { authorization });
      if (status !== 404) odd.push(`${method} ${path}: ${status}`);
    }
  }
  expect(odd).toEqual([]);
  expect(backend.received).toEqual([]);
});

test('every forwarded request is a declared operation in its canonical notation', async () => {
  const authorization = callers['a partner'] ?? '';
  const declared = ['/v1/orders', '/v1/orders/ord_1', '/v1/products/MUG-01', '/livez', '/docs/page.css'];
  for (const path of declared) {
    for (const notation of oddNotations(path)) await ask('GET', notation, { authorization });
  }
  const canonical = /^\/(livez|v1\/orders|(docs|v1\/orders|v1\/products)\/[\w-][\w.~-]*)$/;
  const forwarded = new Set(backend.received.map(({ url }) => url.replace(/\?.*/, '')));
  expect([...forwarded].filter((path) => !canonical.test(path))).toEqual([]);
  expect([...forwarded]).toEqual(expect.arrayContaining(declared));
});

test('a path of the API answers an unknown method with its allowed methods', async () => {
  for (const [method, path, allow] of [
    ['DELETE', '/v1/orders', 'GET, HEAD, POST'],
    ['PUT', '/v1/orders/ord_1', 'GET, HEAD, PATCH'],
    ['GET', '/v1/orders/ord_1/cancel', 'POST'],
    ['HEAD', '/v1/orders/ord_1/cancel', 'POST'],
    ['TRACE', '/livez', 'GET, HEAD'],
    ['PROPFIND', '/docs', 'GET, HEAD'],
  ] as const) {
    const answer = await ask(method, path);
    expect([method, path, answer.status, answer.allow]).toEqual([method, path, 405, allow]);
    if (method !== 'HEAD') expect(JSON.parse(answer.body)).toMatchObject({ error: { code: 'method_not_allowed' } });
  }
  expect(backend.received).toEqual([]);
});

test('a preflight is treated like any other method: no page of another origin may call', async () => {
  const headers = { origin: 'https://shop.example', 'access-control-request-method': 'POST' };
  expect(await ask('OPTIONS', '/v1/orders', headers)).toMatchObject({ status: 405, allow: 'GET, HEAD, POST' });
  expect(await ask('OPTIONS', '*', headers)).toMatchObject({ status: 404 });
  expect(backend.received).toEqual([]);
});

test('HEAD is forwarded for every path with a GET', async () => {
  const authorization = callers['a partner'] ?? '';
  for (const path of ['/v1/orders', '/v1/products', '/livez', '/openapi.json']) {
    expect(await ask('HEAD', path, { authorization })).toMatchObject({ status: 200, body: '' });
    expect(backend.received.at(-1)).toMatchObject({ method: 'HEAD', url: path });
  }
  expect((await ask('HEAD', '/v1/orders')).status).toBe(401);
});

test('every notation of the root is the root, and needs no token', async () => {
  for (const path of ['/', '/errors/..', '/docs/%2e%2e/', 'http://127.0.0.1']) {
    expect((await ask('GET', path)).status).toBe(200);
    expect(backend.last.url).toBe('/');
  }
  backend.received.length = 0;
  expect(await ask('POST', '/')).toMatchObject({ status: 405, allow: 'GET, HEAD' });
  expect((await ask('GET', '//')).status).toBe(404);
  expect(backend.received).toEqual([]);
});

test('a partner’s Connection header can’t remove the headers that the gateway’s policies set', async () => {
  const authorization = callers['a partner'] ?? '';
  for (const connection of [
    'x-partner-authorization',
    'close, X-Partner-Authorization, x-request-id, x-forwarded-for',
    'keep-alive, x-partner-authorization , host',
  ]) {
    await ask('GET', '/v1/orders/ord_1', { authorization, connection, 'x-request-id': 'mine' });
    const { headers } = backend.last;
    expect(headers['x-partner-authorization']).toBe(authorization);
    expect(headers['x-request-id']).toMatch(/^[\w-]+$/);
    expect(headers['x-forwarded-for']).toBe('127.0.0.1');
    expect(headers.host).toBe(new URL(backend.url).host);
  }
  // A caller whose token is removed has none.
  expect((await ask('GET', '/v1/orders', { authorization, connection: 'authorization' })).status).toBe(401);
});

test('a Content-Length that Connection names is still checked', async () => {
  const authorization = callers['a partner'] ?? '';
  const headers = { authorization, connection: 'content-length, transfer-encoding', 'idempotency-key': 'long' };
  const status = await new Promise((resolve, reject) => {
    const options = { method: 'POST', path: '/v1/orders', headers: { ...headers, 'content-length': '70000' } };
    const outgoing = request(gateway.url, options, (response) => resolve(response.resume().statusCode));
    outgoing.on('error', reject).end('x'.repeat(70_000));
  });
  expect(status).toBe(413);
  expect(backend.received).toEqual([]);
});

test('headers that only the platform may set are not accepted from a partner', async () => {
  const authorization = callers['a partner'] ?? '';
  const forged = {
    'x-partner-authorization': 'Bearer of.another.partner',
    'x-functions-key': 'guessed',
    'x-ms-client-principal': 'eyJ9',
    'x-ms-client-principal-id': 'acme',
    'x-ms-client-principal-name': 'acme',
    'x-ms-invocation-id': 'another',
    'x-original-url': '/admin/functions',
    'x-rewrite-url': '/admin/functions',
    'x-http-method-override': 'DELETE',
    forwarded: 'for=10.0.0.1;host=admin',
    'x-forwarded-host': 'admin.example',
    'x-forwarded-proto': 'https',
  };
  await ask('GET', '/v1/orders/ord_1', { authorization, ...forged });
  const { headers } = backend.last;
  expect(headers).toMatchObject({
    'x-partner-authorization': authorization,
    'x-forwarded-host': new URL(gateway.url).host,
    'x-forwarded-proto': 'http',
  });
  const through = Object.entries(forged).filter(([name, value]) => headers[name] === value);
  expect(through).toEqual([]);
});

/** Sends text unchanged, and returns the whole response when the gateway is done. */
function sendText(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answers = '';
    const socket = connect(gateway.port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8').on('data', (chunk) => {
      answers += chunk;
    });
    socket.on('close', () => resolve(answers)).on('error', reject);
  });
}

test.each([
  ['both lengths', 'Content-Length: 6\r\nTransfer-Encoding: chunked', '0\r\n\r\nGET /v1/orders/hidden HTTP/1.1\r\n'],
  ['two lengths', 'Content-Length: 0\r\nContent-Length: 40', 'GET /v1/orders/hidden HTTP/1.1\r\nx: '],
  ['a length with a sign', 'Content-Length: +4', 'abcd'],
  ['an unknown encoding', 'Transfer-Encoding: xchunked', '0\r\n\r\n'],
  ['an encoding after chunked', 'Transfer-Encoding: chunked, gzip', '0\r\n\r\n'],
  ['a name with a space', 'Transfer-Encoding : chunked', '0\r\n\r\n'],
  ['a header on a folded line', 'x-a: b\r\n Transfer-Encoding: chunked', ''],
])('a request with an ambiguous end is refused: %s', async (_what, lines, body) => {
  const authorization = `Authorization: ${callers['a partner']}\r\nIdempotency-Key: smuggled`;
  const head = `POST /v1/orders HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${authorization}\r\n${lines}`;
  expect(await sendText(`${head}\r\n\r\n${body}`)).toMatch(/^HTTP\/1.1 400 /);
  expect(backend.received).toEqual([]);
});

test('a chunked body reaches the app with its length, and the bytes after it never become another request', async () => {
  const authorization = `Authorization: ${callers['a partner']}\r\nIdempotency-Key: whole`;
  const head = `POST /v1/orders HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${authorization}\r\nTransfer-Encoding: chunked`;
  const trailer = 'x-partner-authorization: Bearer of.another.partner';
  const answers = await sendText(
    `${head}\r\nTrailer: x-partner-authorization\r\n\r\n2\r\n{}\r\n0\r\n${trailer}\r\n\r\n`,
  );
  expect(answers).toMatch(/^HTTP\/1.1 200 /);
  expect(backend.received).toHaveLength(1);
  expect(backend.last).toMatchObject({ body: '{}', headers: { 'content-length': '2' } });
  expect(backend.last.headers['x-partner-authorization']).toBe(callers['a partner']);
  for (const name of ['transfer-encoding', 'trailer']) expect(backend.last.headers).not.toHaveProperty(name);
});
