import { HttpRequest } from '@azure/functions';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { PartnerId } from '../../shared/domain/ids.ts';
import { Problem } from '../../shared/problems.ts';
import { deriveNextVersion } from './derive-next-version.ts';
import type { HttpContext } from './http-context.ts';
import { buildOpenApi } from './openapi/build-openapi.ts';
import { answerRequest } from './pipeline.ts';
import { type Route, route } from './route.ts';

const clock = { now: () => new Date(0) };
const partner = { id: PartnerId.parse('acme'), name: 'Acme', tier: 'small' };
const ports = {
  clock,
  featureSwitches: { findWait: async () => undefined },
  settings: { gatewayRequired: false },
  accessTokens: { verify: async () => ({ clientId: 'c', scopes: new Set(['orders.read', 'orders.write']) }) },
  partners: { findByClient: async () => partner },
} as unknown as HttpContext;

const placeThing = route({
  operationId: 'placeThing',
  method: 'POST',
  path: '/v1/things',
  summary: 'Place a thing',
  scope: 'orders.write',
  body: z.strictObject({ name: z.string(), cents: z.int() }),
  reply: { status: 201, body: z.object({ name: z.string(), cents: z.int() }) },
  async handle({ body }) {
    return { status: 201, headers: { link: '</v1/things?cursor=x>; rel="next"' }, body };
  },
});
const getThing = route({
  operationId: 'getThing',
  method: 'GET',
  path: '/v1/things/{id}',
  summary: 'Get a thing',
  scope: 'orders.read',
  params: z.object({ id: z.string() }),
  reply: { status: 200, body: z.object({ id: z.string() }) },
  handle: async ({ params }) => ({ status: 200, body: params }),
});

/** In the second version, money is an object. */
const price = z.strictObject({ amount: z.int(), currency: z.literal('EUR') });
const second = deriveNextVersion([placeThing, getThing], {
  from: 'v1',
  to: 'v2',
  changes: {
    placeThing: {
      body: {
        schema: z.strictObject({ name: z.string(), price }),
        toOlder: ({ name, price: { amount } }: { name: string; price: z.infer<typeof price> }) => ({
          name,
          cents: amount,
        }),
      },
      reply: {
        schema: z.object({ name: z.string(), price }),
        fromOlder: ({ name, cents }: { name: string; cents: number }) => ({
          name,
          price: { amount: cents, currency: 'EUR' },
        }),
      },
    },
  },
});

function call(called: Route | undefined, { body, params = {} }: { body?: unknown; params?: Record<string, string> }) {
  if (called === undefined) throw new Error('there is no such route');
  const request = new HttpRequest({
    method: called.method,
    url: `http://127.0.0.1${called.path}`,
    headers: { authorization: 'Bearer t', 'content-type': 'application/json' },
    params,
    ...(body === undefined ? {} : { body: { string: JSON.stringify(body) } }),
  });
  const unexpected = (line: string) => {
    throw new Error(line);
  };
  return answerRequest(called, request, ports, { info: unexpected, warn: unexpected, error: unexpected });
}
const bodyOf = (response: { body?: unknown }) => JSON.parse(String(response.body));

test('a version that changes one shape returns that shape, and the older version stays as it was', async () => {
  const [placeV2] = second;
  const newer = await call(placeV2, { body: { name: 'mug', price: { amount: 1_290, currency: 'EUR' } } });
  expect([newer.status, bodyOf(newer)]).toEqual([201, { name: 'mug', price: { amount: 1_290, currency: 'EUR' } }]);
  const older = await call(placeThing, { body: { name: 'mug', cents: 1_290 } });
  expect([older.status, bodyOf(older)]).toEqual([201, { name: 'mug', cents: 1_290 }]);
  const mixed = await call(placeV2, { body: { name: 'mug', cents: 1_290 } });
  expect(mixed.status).toBe(400);
});

test('responses that are already serialised, and repeated ones, have the shape of their version too', async () => {
  const first = JSON.stringify({ name: 'mug', cents: 1_290 });
  const { scope } = placeThing;
  if (scope === 'public' || scope === 'catalogue.manage') throw new Error('it is for partners');
  const remembering: Route = {
    ...placeThing,
    scope,
    async replay({ fingerprint }) {
      return fingerprint === '' ? undefined : { status: 201, headers: { 'idempotency-replayed': 'true' }, json: first };
    },
    async handle() {
      throw new Problem('unknown_sku');
    },
  };
  const serialised: Route = { ...placeThing, handle: async () => ({ status: 201, json: first }) };
  const changes = {
    placeThing: { reply: { schema: z.unknown(), fromOlder: ({ cents }: { cents: number }) => ({ cents }) } },
  };
  for (const older of [serialised, remembering]) {
    const [newer] = deriveNextVersion([older], { from: 'v1', to: 'v2', changes });
    const body = { name: 'mug', cents: 1_290 };
    expect(bodyOf(await call(newer, { body }))).toEqual({ cents: 1_290 });
    expect(String((await call(older, { body })).body)).toBe(first);
  }
});

test('a version also has what it doesn’t change, under its own path', async () => {
  expect(second.map(({ path, operationId }) => [path, operationId])).toEqual([
    ['/v2/things', 'placeThingV2'],
    ['/v2/things/{id}', 'getThingV2'],
  ]);
  expect(bodyOf(await call(second[1], { params: { id: '7' } }))).toEqual({ id: '7' });
});

test('a deprecated route sends its dates and its successor, beside its own links', async () => {
  const since = new Date('2026-01-01T00:00:00Z');
  const deprecated = { since, sunset: new Date('2027-01-01T00:00:00Z'), successor: '/v2/things' };
  const { headers, status } = await call({ ...placeThing, deprecated }, { body: { name: 'mug', cents: 1 } });
  expect(status).toBe(201);
  expect(headers).toMatchObject({
    deprecation: '@1767225600',
    sunset: 'Fri, 01 Jan 2027 00:00:00 GMT',
    link: '</v2/things>; rel="successor-version", </v1/things?cursor=x>; rel="next"',
  });
  const refused = await call({ ...placeThing, deprecated }, { body: {} });
  expect([refused.status, refused.headers]).toMatchObject([400, { deprecation: '@1767225600' }]);
  const document = JSON.stringify(buildOpenApi([{ ...placeThing, deprecated }]));
  expect(document).toContain('"deprecated":true');
});
