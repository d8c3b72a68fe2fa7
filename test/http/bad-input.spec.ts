import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type ProblemCode, problems } from '../../shared/problems.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

let stack: RunningStack;
let token: string;

beforeAll(async () => {
  stack = await RunningStack.start();
  token = await stack.tokenOf('acme');
});
afterAll(() => stack?.stop());

const Envelope = z.strictObject({
  error: z.strictObject({
    code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
    message: z.string(),
    details: z.array(z.strictObject({ path: z.string(), message: z.string() })),
    requestId: z.string(),
    timestamp: z.iso.datetime(),
    docs: z.string(),
  }),
});

interface Call {
  method?: string;
  path?: string;
  headers?: Record<string, string | undefined>;
  body?: string | Uint8Array;
}

/** A request that would place an order, except for what the test makes wrong. */
async function send({ method = 'POST', path = '/v1/orders', headers = {}, body }: Call): Promise<Response> {
  const all: Record<string, string | undefined> = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
    ...headers,
  };
  const given = Object.entries(all).filter((header): header is [string, string] => header[1] !== undefined);
  const carried = method === 'GET' || method === 'HEAD' ? undefined : (body ?? JSON.stringify(anOrder()));
  return fetch(new URL(path, stack.host.url), {
    method,
    headers: Object.fromEntries(given),
    ...(carried === undefined ? {} : { body: carried as NonNullable<RequestInit['body']> }),
  });
}

async function refusal(call: Call) {
  const response = await send(call);
  const { error } = Envelope.parse(await response.json());
  expect(response.status).toBe(problems[error.code].status);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(response.headers.get('x-request-id')).toBe(error.requestId);
  return { ...error, headers: response.headers };
}

async function stored(): Promise<number> {
  const { resources } = await stack
    .container('orders')
    .items.query<number>('SELECT VALUE COUNT(1) FROM c WHERE c.partnerId = "acme" AND c.type = "order"')
    .fetchAll();
  return resources[0] ?? 0;
}

const json = (order: unknown) => JSON.stringify(order);

describe('the body', () => {
  test.each([
    ['nothing', ''],
    ['half of it', '{"lines":['],
    ['not JSON at all', 'lines=1'],
    ['two values', '{} {}'],
  ])('answers 400 when the body is not JSON: %s', async (_, body) => {
    expect(await refusal({ body })).toMatchObject({ code: 'malformed_json' });
  });

  test.each([
    [(text: string) => text.replace('"quantity":', '"quantity":1,"quantity":'), 'lines[0].quantity'],
    [(text: string) => text.replace('"quantity":', '"quantity":1,"\\u0071uantity":'), 'lines[0].quantity'],
    [(text: string) => text.replace('"city":', '"city":"Graz","city":'), 'shipTo.city'],
    [
      (text: string) => text.replace('{', '{"paymentMethod":"pm_card_visa","\\u0070aymentMethod":"x",'),
      'paymentMethod',
    ],
  ])('answers 400 when the body repeats a field name, also in an escaped form', async (twice, path) => {
    const before = await stored();
    const body = twice(json(anOrder()));
    const { code, details } = await refusal({ body });
    expect([code, details]).toEqual(['validation_failed', [{ path, message: 'is given more than once' }]]);
    expect(await stored()).toBe(before);
  });

  test('answers 400 when the body is not UTF-8', async () => {
    const body = Buffer.from(json(anOrder({ reference: 'café' })), 'latin1');
    expect(await refusal({ body })).toMatchObject({ code: 'malformed_json' });
  });

  test.each([undefined, 'text/plain', 'application/xml', 'application/jsonp'])(
    'answers 415 when the content type is %s',
    async (type) => {
      const body = Buffer.from(json(anOrder()));
      expect(await refusal({ headers: { 'content-type': type }, body })).toMatchObject({
        code: 'unsupported_media_type',
      });
    },
  );

  test.each([
    ['POST', '/v1/orders', 'accept', 'application/json', 'must be application/json'],
    [
      'PATCH',
      '/v1/orders/ord_00000000000000000000000000',
      'accept-patch',
      'application/merge-patch+json, application/json',
      'must be application/merge-patch+json or application/json',
    ],
  ])('names the accepted content type: %s', async (method, path, header, types, message) => {
    const refused = await refusal({ method, path, headers: { 'content-type': 'text/plain', 'if-match': '*' } });
    expect(refused).toMatchObject({ code: 'unsupported_media_type', details: [{ path: 'content-type', message }] });
    expect(refused.headers.get(header)).toBe(types);
  });

  test('names every missing field', async () => {
    const { details } = await refusal({ body: json({ shipTo: {} }) });
    const missing = ['lines', 'shipTo.name', 'shipTo.street', 'shipTo.city', 'shipTo.postalCode', 'shipTo.country'];
    expect(details).toEqual([...missing, 'paymentMethod'].map((path) => ({ path, message: 'is required' })));
  });

  test('accepts up to 64 KiB and answers 413 to more', async () => {
    const padded = (bytes: number) => json(anOrder()).padEnd(bytes, ' ');
    expect((await send({ body: padded(64 * 1024) })).status).toBe(202);
    expect(await refusal({ body: padded(64 * 1024 + 1) })).toMatchObject({ code: 'payload_too_large' });
  });

  test.each([
    ['a list', '[]'],
    ['null', 'null'],
    ['a number', '7'],
    ['a string', '"order"'],
  ])('answers 400 when the body is not an object but %s', async (_, body) => {
    expect(await refusal({ body })).toMatchObject({ code: 'validation_failed' });
  });

  test('reports all faults of a body at once, each with its place', async () => {
    const faulty = {
      lines: [
        { sku: 'MUG-01', quantity: '2' },
        { sku: 'mug', quantity: 0, price: 1 },
      ],
      shipTo: { name: '', street: 'S', city: 'C', postalCode: '1', country: 'Austria' },
      paymentMethod: 7,
      color: 'red',
    };
    const { code, details } = await refusal({ body: json(faulty) });
    expect(code).toBe('validation_failed');
    expect(details.map((detail) => detail.path).sort()).toEqual([
      'color',
      'lines[0].quantity',
      'lines[1].price',
      'lines[1].quantity',
      'lines[1].sku',
      'paymentMethod',
      'shipTo.country',
      'shipTo.name',
    ]);
  });

  test.each([
    ['no lines', { lines: [] }, 'lines'],
    ['too many lines', { lines: Array(101).fill({ sku: 'MUG-01', quantity: 1 }) }, 'lines'],
    ['a fractional quantity', { lines: [{ sku: 'MUG-01', quantity: 1.5 }] }, 'lines[0].quantity'],
    ['a negative quantity', { lines: [{ sku: 'MUG-01', quantity: -1 }] }, 'lines[0].quantity'],
    ['a quantity that is too large', { lines: [{ sku: 'MUG-01', quantity: 1e300 }] }, 'lines[0].quantity'],
    ['a NUL in the reference', { reference: 'a\u0000b' }, 'reference'],
    ['half a character', { reference: 'a\ud800b' }, 'reference'],
    ['half a character in a name', { metadata: { 'a\udc00': 'b' } }, 'metadata.a\ufffd'],
    ['an escape sequence', { metadata: { a: '\u001b[31m' } }, 'metadata.a'],
    ['a character that reverses the text direction', { reference: 'a\u202eb' }, 'reference'],
    ['the name __proto__', { metadata: JSON.parse('{"__proto__":"x"}') }, 'metadata.__proto__'],
    ['a blank reference', { reference: ' ' }, 'reference'],
    ['other blank characters', { reference: '\u00a0\u2003' }, 'reference'],
    ['invisible characters', { reference: '\u200b\u200d\u3164' }, 'reference'],
    ['a blank name', { metadata: { ' ': 'x' } }, 'metadata. '],
    ['a card number for a payment method', { paymentMethod: '42'.repeat(8) }, 'paymentMethod'],
    ['a card number in groups', { paymentMethod: 'card 4242-4242-4242-4242' }, 'paymentMethod'],
    ['a card number in a reference', { reference: `no ${'42'.repeat(8)}` }, 'reference'],
    ['a card number in metadata', { metadata: { note: '4242 4242 4242 4242' } }, 'metadata.note'],
    ['a card number for a name', { metadata: { ['42'.repeat(8)]: 'x' } }, 'metadata.…'],
    ['a null reference', { reference: null }, 'reference'],
    ['metadata that is not a string', { metadata: { a: 1 } }, 'metadata.a'],
  ])('refuses a body with %s', async (_, changes, path) => {
    const { code, details } = await refusal({ body: json(anOrder(changes)) });
    expect(code).toBe('validation_failed');
    expect([...new Set(details.map((detail) => detail.path))]).toEqual([path]);
  });

  test('refuses a body with a card number without repeating the number, and stores and logs it nowhere', async () => {
    const card = '42'.repeat(8);
    const faulty = anOrder({ paymentMethod: card, reference: card, metadata: { [card]: card }, [card]: card });
    const response = await send({ body: json(faulty), headers: { 'x-request-id': card } });
    expect(response.status).toBe(400);
    // The gateway returns the request's own id, and it appears nowhere else.
    expect(response.headers.get('x-request-id')).toBe(card);
    const { error } = Envelope.parse(await response.json());
    expect(JSON.stringify({ ...error, requestId: '' })).not.toContain(card);
    expect(stack.output.join('')).not.toContain(card);
    const { resources } = await stack.container('orders').items.readAll().fetchAll();
    expect(JSON.stringify(resources)).not.toContain(card);
  });

  test.each([
    ['other writing systems', { reference: 'Zoë 日本 שלום नमस्ते 💥' }],
    ['lines in metadata', { metadata: { note: 'a\r\n\tb' } }],
    ['an article number', { reference: '4006381333931' }],
  ])('accepts a body with %s', async (_, changes) => {
    expect((await send({ body: json(anOrder(changes)) })).status).toBe(202);
  });

  test('refuses a compressed body', async () => {
    const { code, headers } = await refusal({
      headers: { 'content-encoding': 'gzip' },
      body: gzipSync(json(anOrder())),
    });
    expect([code, headers.get('accept-encoding')]).toEqual(['unsupported_media_type', 'identity']);
  });

  test('can’t change the prototype of an object', async () => {
    const body = json(anOrder()).replace('{', '{"__proto__":{"admin":true},"constructor":{},');
    const { details } = await refusal({ body });
    expect(details.map((detail) => detail.path).sort()).toEqual(['__proto__', 'constructor']);
  });

  test('names every SKU that is not in the catalogue', async () => {
    const lines = ['NOPE-1', 'MUG-01', 'NOPE-2'].map((sku) => ({ sku, quantity: 1 }));
    const { code, details } = await refusal({ body: json(anOrder({ lines })) });
    expect(code).toBe('unknown_sku');
    expect(details.map((detail) => detail.path)).toEqual(['lines[0].sku', 'lines[2].sku']);
  });
});

describe('the idempotency key', () => {
  test('is required', async () => {
    expect(await refusal({ headers: { 'idempotency-key': undefined } })).toMatchObject({
      code: 'idempotency_key_missing',
    });
  });

  test.each(['', 'with space', 'x'.repeat(256)])('refuses the key %j', async (key) => {
    expect(await refusal({ headers: { 'idempotency-key': key } })).toMatchObject({ code: 'idempotency_key_invalid' });
  });

  test('answers 422 when the key was used with another body; the order of its fields does not matter', async () => {
    const headers = { 'idempotency-key': 'used' };
    const order = anOrder({ reference: 'first' });
    expect((await send({ headers, body: json(order) })).status).toBe(202);
    const reversed = Object.fromEntries(Object.entries(order).reverse());
    expect((await send({ headers, body: json(reversed) })).headers.get('idempotency-replayed')).toBe('true');
    expect(await refusal({ headers, body: json({ ...order, reference: 'second' }) })).toMatchObject({
      code: 'idempotency_key_reused',
    });
  });
});

describe('the token', () => {
  test.each([
    ['none', undefined],
    ['another scheme', 'Basic YWNtZTpzZWNyZXQ='],
    ['no token', 'Bearer'],
    ['something else', 'Bearer not.a.token'],
  ])('answers 401 without a valid token: %s', async (_, authorization) => {
    const { code, headers } = await refusal({ headers: { authorization } });
    expect(code).toBe('unauthenticated');
    expect(headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  test('refuses a token that was changed', async () => {
    const [head, payload, signature] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString());
    const forged = Buffer.from(json({ ...claims, azp: 'globex' })).toString('base64url');
    expect(await refusal({ headers: { authorization: `Bearer ${head}.${forged}.${signature}` } })).toMatchObject({
      code: 'unauthenticated',
    });
  });

  test('refuses a token without a signature', async () => {
    const [, payload] = token.split('.');
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    expect(await refusal({ headers: { authorization: `Bearer ${none}.${payload}.` } })).toMatchObject({
      code: 'unauthenticated',
    });
  });

  test.each([
    ['expired', { iat: 1_600_000_000, exp: 1_600_003_600 }, {}],
    ['for another audience', { aud: 'api://somebody-else' }, {}],
    ['of another issuer', { iss: 'https://login.example/other/v2.0' }, {}],
    ['signed with a foreign key', {}, { key: 'foreign' as const }],
  ])('refuses a token that is %s', async (_, claims, options) => {
    const foreign = await stack.sign({ ...claimsOf(token), ...claims }, options);
    expect(await refusal({ headers: { authorization: `Bearer ${foreign}` } })).toMatchObject({
      code: 'unauthenticated',
    });
  });

  test('refuses a token without the scope', async () => {
    const reader = await stack.sign({ ...claimsOf(token), roles: ['orders.read'] });
    expect(await refusal({ headers: { authorization: `Bearer ${reader}` } })).toMatchObject({ code: 'forbidden' });
  });

  test('refuses a token of a client that belongs to no partner', async () => {
    const stranger = await stack.sign({ ...claimsOf(token), azp: randomUUID() });
    expect(await refusal({ headers: { authorization: `Bearer ${stranger}` } })).toMatchObject({ code: 'forbidden' });
  });

  test('answers 404 to another partner’s token', async () => {
    const { id } = z.object({ id: z.string() }).parse(await (await send({})).json());
    const authorization = `Bearer ${await stack.tokenOf('globex')}`;
    for (const path of [`/v1/orders/${id}`, `/v1/orders/${id}/timeline`]) {
      const foreign = await refusal({ method: 'GET', path, headers: { authorization } });
      const missing = await refusal({ method: 'GET', path: path.replace(id, 'ord_00000000000000000000000000') });
      expect([foreign.code, foreign.message, foreign.details]).toEqual([
        missing.code,
        missing.message,
        missing.details,
      ]);
      expect(foreign.code).toBe('not_found');
    }
  });
});

describe('the path and the method', () => {
  test.each(['/v1/orders/7', '/v1/orders/ord_', '/v1/orders/..%2f..', '/v1/orders/ord_0/timeline'])(
    'answers 400 to %s as an order id',
    async (path) => {
      expect(await refusal({ method: 'GET', path })).toMatchObject({ code: 'not_found' });
    },
  );

  test.each(['/v1', '/v2/orders', '/v1/order', '/v1/orders/a/b/c', '/%7B'])('answers 404 to %s', async (path) => {
    expect(await refusal({ method: 'GET', path, headers: { authorization: undefined } })).toMatchObject({
      code: 'not_found',
    });
  });

  test.each([
    ['DELETE', '/v1/orders', 'POST, GET, HEAD'],
    ['PUT', '/v1/orders/ord_00000000000000000000000000', 'GET, HEAD, PATCH'],
    ['POST', '/livez', 'GET, HEAD'],
    ['POST', '/', 'GET, HEAD'],
  ])('%s %s is answered with 405 and the allowed methods', async (method, path, allowed) => {
    const { code, headers } = await refusal({ method, path });
    expect(code).toBe('method_not_allowed');
    expect(headers.get('allow')).toBe(allowed);
  });

  test('names an unknown query parameter', async () => {
    const path = '/v1/orders/ord_00000000000000000000000000?detail=all';
    const { code, details } = await refusal({ method: 'GET', path });
    expect(code).toBe('validation_failed');
    expect(details).toEqual([{ path: 'query.detail', message: 'is unknown' }]);
  });

  test.each([
    ['limit=0', 'query.limit'],
    ['limit=201', 'query.limit'],
    ['limit=many', 'query.limit'],
    ['sort=price', 'query.sort'],
    ['status=lost', 'query.status'],
    ['limit=0x10', 'query.limit'],
    ['limit=1e1', 'query.limit'],
    ['limit=%2B5', 'query.limit'],
    ['limit=%205', 'query.limit'],
    ['limit=05', 'query.limit'],
    ['limit=5.0', 'query.limit'],
    ['limit=', 'query.limit'],
    ['createdAfter=yesterday', 'query.createdAfter'],
    ['createdAfter=9999-12-31T23:59:59-01:00', 'query.createdAfter'],
    ['createdBefore=0001-01-01T00:00:00%2B01:00', 'query.createdBefore'],
    ['limit=5&limit=6', 'query.limit'],
    ['__proto__=1', 'query.__proto__'],
  ])('refuses a list with ?%s', async (query, path) => {
    const { code, details } = await refusal({ method: 'GET', path: `/v1/orders?${query}` });
    expect(code).toBe('validation_failed');
    expect(details.map((detail) => detail.path)).toEqual([path]);
  });

  test.each([
    ['', 'query.from', 'query.to'],
    ['?from=2026-01-01&to=tomorrow', 'query.to'],
    ['?from=2020-01-01&to=2026-01-01', 'query.to'],
  ])('refuses a report with "%s"', async (query, ...paths) => {
    const { code, details } = await refusal({ method: 'GET', path: `/v1/reports/daily${query}` });
    expect(code).toBe('validation_failed');
    expect(details.map((detail) => detail.path)).toEqual(paths);
  });

  test.each(['hourly', 'products'])('refuses a report (%s) of more than 31 days', async (kind) => {
    const path = `/v1/reports/${kind}?from=2026-01-01&to=2026-02-01`;
    const { code, details } = await refusal({ method: 'GET', path });
    expect([code, details]).toEqual([
      'validation_failed',
      [{ path: 'query.to', message: 'must be less than 31 days after from' }],
    ]);
  });

  test('refuses a field that an order doesn’t have', async () => {
    const path = '/v1/orders/ord_00000000000000000000000000?fields=id,saga';
    const { code, details } = await refusal({ method: 'GET', path });
    expect(code).toBe('validation_failed');
    expect(details.map((detail) => detail.path)).toEqual(['query.fields']);
  });
});

test('a refused request changes nothing', async () => {
  const before = await stored();
  await refusal({ body: '{"lines":[' });
  await refusal({ body: json(anOrder({ lines: [{ sku: 'NOPE-1', quantity: 1 }] })) });
  await refusal({ headers: { authorization: undefined } });
  await refusal({ headers: { 'idempotency-key': undefined } });
  expect(await stored()).toBe(before);
});

test('returns a well-formed request id of the caller and replaces any other', async () => {
  const given = await refusal({ method: 'GET', path: '/nowhere', headers: { 'x-request-id': 'trace-me.1' } });
  expect(given.requestId).toBe('trace-me.1');
  const replaced = await refusal({ method: 'GET', path: '/nowhere', headers: { 'x-request-id': '<script>' } });
  expect(replaced.requestId).toMatch(/^[0-9a-f-]{36}$/);
});

test('the docs link of every error leads to its explanation', async () => {
  const { docs, code, message } = await refusal({ method: 'GET', path: '/nowhere' });
  expect(docs).toBe(`${stack.prepared.gatewayUrl}/errors/not_found`);
  expect(await (await fetch(docs)).json()).toMatchObject({ code, status: 404, title: message });
});

test('livez and readyz need no token', async () => {
  for (const [path, status] of [
    ['/livez', 'ok'],
    ['/readyz', 'ready'],
  ]) {
    const response = await fetch(new URL(path ?? '', stack.host.url));
    expect([response.status, await response.json()]).toEqual([200, { status }]);
  }
});

function claimsOf(jwt: string): Record<string, unknown> {
  const {
    iat: _,
    exp: __,
    nbf: ___,
    ...claims
  } = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString());
  return claims;
}
