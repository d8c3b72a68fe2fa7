import { randomUUID } from 'node:crypto';
import { HttpRequest } from '@azure/functions';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Cursors } from '../../functions/http/cursor.ts';
import type { HttpContext } from '../../functions/http/http-context.ts';
import { answerRequest } from '../../functions/http/pipeline.ts';
import type { Route } from '../../functions/http/route.ts';
import { createWebhookEndpoint } from '../../functions/http/webhook-endpoints/create-webhook-endpoint.ts';
import { deleteWebhookEndpoint } from '../../functions/http/webhook-endpoints/delete-webhook-endpoint.ts';
import { getDelivery } from '../../functions/http/webhook-endpoints/get-delivery.ts';
import { getRedelivery } from '../../functions/http/webhook-endpoints/get-redelivery.ts';
import { getWebhookEndpoint } from '../../functions/http/webhook-endpoints/get-webhook-endpoint.ts';
import { listDeliveries } from '../../functions/http/webhook-endpoints/list-deliveries.ts';
import { listWebhookEndpoints } from '../../functions/http/webhook-endpoints/list-webhook-endpoints.ts';
import { redeliver } from '../../functions/http/webhook-endpoints/redeliver.ts';
import { redeliverSince } from '../../functions/http/webhook-endpoints/redeliver-since.ts';
import { rotateWebhookSecret } from '../../functions/http/webhook-endpoints/rotate-webhook-secret.ts';
import { testWebhookEndpoint } from '../../functions/http/webhook-endpoints/test-webhook-endpoint.ts';
import { updateWebhookEndpoint } from '../../functions/http/webhook-endpoints/update-webhook-endpoint.ts';
import { CosmosChanges } from '../../shared/adapters/cosmos/cosmos-changes.ts';
import { CosmosEventFeed } from '../../shared/adapters/cosmos/cosmos-event-feed.ts';
import { CosmosPartners } from '../../shared/adapters/cosmos/cosmos-partners.ts';
import { CosmosPartnersAdmin } from '../../shared/adapters/cosmos/cosmos-partners-admin.ts';
import { CosmosRedeliveryJobs } from '../../shared/adapters/cosmos/cosmos-redelivery-jobs.ts';
import { CosmosWebhookDeliveries } from '../../shared/adapters/cosmos/cosmos-webhook-deliveries.ts';
import { CosmosWebhookEndpoints } from '../../shared/adapters/cosmos/cosmos-webhook-endpoints.ts';
import { VaultSealedSecrets } from '../../shared/adapters/webhooks/vault-sealed-secrets.ts';
import { EndpointId, PartnerId } from '../../shared/domain/ids.ts';
import { deliveryIdFor, type WebhookDelivery } from '../../shared/domain/webhook-delivery.ts';
import type { WebhookEndpoint } from '../../shared/domain/webhook-endpoint.ts';
import type { WebhookNudge } from '../../shared/domain/webhook-nudge.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';
import { PaperVault } from '../paper-vault.ts';

/** The real pipeline, adapters and encryption. The queue writes down what it gets; what follows is in test/webhooks. */

const SECRET = /whsec_[A-Za-z\d+/=]+/;
const DAY_MS = 24 * 3_600_000;
const clock = { at: Date.parse('2026-11-27T10:00:00.000Z'), now: () => new Date(clock.at) };

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let context: HttpContext;
let endpoints: CosmosWebhookEndpoints;
let deliveries: CosmosWebhookDeliveries;
let vault: PaperVault;
/** What the queue got, in its order. */
let nudges: { nudge: WebhookNudge; at?: Date }[];
let isQueueDown: boolean;
/** Each test has partners of its own. */
let acme: PartnerId;
let globex: PartnerId;
let logged = '';
let partners = 0;

beforeAll(async () => {
  database = await cosmosDatabase();
});
afterAll(() => database?.close());

beforeEach(async () => {
  [vault, nudges, isQueueDown] = [new PaperVault(), [], false];
  vault.add('0a1b2c3d4e5f60718293a4b5c6d7e8f9');
  vault.versions = [{ ...vault.versions[0], value: 'a key of thirty-two or more characters' } as never];
  const containers = { clients: database.container('clients'), partners: database.container('partners') };
  const admin = new CosmosPartnersAdmin(containers);
  const add = async () => {
    partners += 1;
    const id = PartnerId.parse(`partner-${partners}`);
    await admin.add({ id, name: id, tier: 'small' });
    await admin.addClient({ clientId: id, partnerId: id });
    return id;
  };
  [acme, globex] = [await add(), await add()];
  endpoints = new CosmosWebhookEndpoints(containers.partners, clock);
  deliveries = new CosmosWebhookDeliveries(database.container('deliveries'));
  const put = (nudge: WebhookNudge, at?: Date) => {
    if (isQueueDown) throw new Error('the queue is down');
    nudges.push({ nudge, ...(at === undefined ? {} : { at }) });
  };
  context = {
    accessTokens: { verify: async (token: string) => ({ clientId: token, scopes: new Set(['webhooks.manage']) }) },
    settings: { gatewayRequired: false, webhooks: { allowLoopback: false, ownHosts: ['api.example.com'] } },
    partners: new CosmosPartners(containers, clock),
    webhookEndpoints: endpoints,
    webhookDeliveries: deliveries,
    redeliveryJobs: new CosmosRedeliveryJobs(database.container('deliveries')),
    eventFeed: new CosmosEventFeed(database.container('feed'), {
      clock,
      live: { changes: new CosmosChanges(database.container('feed')), pollMs: 1_000 },
    }),
    webhookNudges: {
      async send(all: readonly WebhookNudge[]) {
        for (const one of all) put(one);
      },
      schedule: async (nudge: WebhookNudge, at: Date) => put(nudge, at),
    },
    sealedSecrets: new VaultSealedSecrets(vault.instance().secrets),
    cursors: new Cursors(vault.instance().secrets),
    clock,
    featureSwitches: { findWait: async () => undefined },
  } as unknown as HttpContext;
});

interface Asked {
  as?: string;
  params?: Record<string, string>;
  body?: unknown;
  query?: Record<string, string>;
  headers?: Record<string, string>;
}

const note = (line: string) => {
  logged += `${line}\n`;
};
const invocation = { info: note, warn: note, error: note };

async function ask(route: Route, { as = acme, params = {}, body, query = {}, headers = {} }: Asked = {}) {
  const request = new HttpRequest({
    method: route.method,
    url: `http://127.0.0.1${route.path}`,
    ...{ params, query },
    headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: { string: JSON.stringify(body) } }),
  });
  const answered = await answerRequest(route, request, context, invocation);
  const given = JSON.parse(String(answered.body)) as Record<string, unknown>;
  const { code, details } = (given['error'] ?? {}) as { code?: string; details?: { path: string; message: string }[] };
  const answer = { status: answered.status, headers: new Headers(answered.headers as Record<string, string>) };
  return { ...answer, body: given, text: String(answered.body), code, details };
}

const HOOK = { url: 'https://shop.example/hook', types: ['order.*'] };
const create = (more: object = {}, headers: Record<string, string> = {}) =>
  ask(createWebhookEndpoint, { body: { ...HOOK, ...more }, headers });

async function created(more: object = {}) {
  const { status, body } = await create(more);
  expect(status).toBe(201);
  const endpointId = EndpointId.parse(body['id']);
  return { endpointId, secret: String(body['secret']), params: { endpointId }, ref: { partnerId: acme, endpointId } };
}

const patch = (params: Record<string, string>, body: object, ifMatch = '*') =>
  ask(updateWebhookEndpoint, { params, body, headers: { 'if-match': ifMatch } });

async function stored(endpointId: string): Promise<WebhookEndpoint> {
  const found = (await endpoints.list(acme)).find(({ id }) => id === endpointId);
  if (found === undefined) throw new Error('there is no such endpoint');
  return found;
}

const change = (endpointId: string, fields: Partial<WebhookEndpoint>) =>
  endpoints.change(acme, (all) => ({
    endpoints: all.map((one) => (one.id === endpointId ? { ...one, ...fields } : one)),
  }));

/** The secrets of an endpoint as a delivery would sign with them. */
async function openSecrets(endpointId: EndpointId): Promise<string[]> {
  const { secrets } = await stored(endpointId);
  const opened = await Promise.all(
    secrets.map(({ sealed }) => context.sealedSecrets.open(sealed, { partnerId: acme, endpointId })),
  );
  return opened.map((one) => (one.kind === 'opened' ? one.secret : one.reason));
}

describe('creating an endpoint', () => {
  test('gives out its secret once; it is stored encrypted, and in no later answer and no log', async () => {
    const { headers, body } = await create({ description: 'The shop' });
    const endpointId = EndpointId.parse(body['id']);
    const params = { endpointId };
    const secret = String(body['secret']);
    expect(secret).toMatch(SECRET);
    expect(headers.get('location')).toBe(`/v1/webhook-endpoints/${endpointId}`);
    expect(headers.get('etag')).toBe('"1"');
    expect(body).toMatchObject({ ...HOOK, description: 'The shop', enabled: true, version: 1 });

    const later = [
      await ask(getWebhookEndpoint, { params }),
      await ask(listWebhookEndpoints),
      await patch(params, { description: null }),
      await ask(testWebhookEndpoint, { params }),
      await ask(listDeliveries, { params }),
      await ask(redeliverSince, { params, body: { failedSince: '2026-11-27T09:00:00Z' } }),
    ];
    expect(later.map(({ status }) => status)).toEqual([200, 200, 200, 202, 200, 202]);
    const documents = await Promise.all(
      (['partners', 'deliveries'] as const).map((name) => database.container(name).items.readAll().fetchAll()),
    );
    const everywhere = JSON.stringify([
      later.map(({ text }) => text),
      documents.map(({ resources }) => resources),
      nudges,
    ]);
    expect(everywhere + logged).not.toMatch(SECRET);
    expect(everywhere + logged).not.toContain(secret.slice('whsec_'.length));
    expect(await openSecrets(endpointId)).toEqual([secret]);
  });

  test('has it caught up from its creation, and says so before it is written', async () => {
    const { endpointId } = await created();
    expect(nudges).toMatchObject(
      [1_000, 15_000, 360_000].map((ms) => ({
        nudge: { kind: 'catch-up', partnerId: acme, endpointId },
        at: new Date(clock.at + ms),
      })),
    );
    expect((await stored(endpointId)).resumeFrom).toEqual(await context.eventFeed.findEnd(acme));
    isQueueDown = true;
    expect(await create()).toMatchObject({ status: 503, code: 'service_unavailable' });
    expect(await endpoints.list(acme)).toHaveLength(1);
  });

  test('names every fault of its types and URL', async () => {
    const types = await create({ types: ['order.*', 'order.eaten', '*', 'endpoint.test'] });
    expect(types.details?.map(({ path }) => path)).toEqual(['types[1]', 'types[2]', 'types[3]']);
    expect(types.details?.[0]?.message).toMatch(/^must be one of order\.\*, .*order\.placed.*stock\.low/);
    for (const url of [
      'http://shop.example/',
      'https://127.0.0.1/',
      'https://api.example.com/v1',
      'https://a:b@c.example/',
    ]) {
      const refused = await create({ url });
      expect({ url, code: refused.code, path: refused.details?.[0]?.path }).toEqual({
        url,
        code: 'validation_failed',
        path: 'url',
      });
    }
    const twice = await create({ url: 'https://shop.local/hook', types: [] });
    expect(twice.details?.map(({ path }) => path)).toEqual(['url', 'types']);
    expect((await create({ types: [] })).code).toBe('validation_failed');
    expect((await create({ secret: 'mine' })).code).toBe('validation_failed');
    expect(await endpoints.list(acme)).toEqual([]);
  });

  test('eleven times at once gives ten', async () => {
    const answers = await Promise.all(Array.from({ length: 11 }, (_, n) => create({ description: `No. ${n}` })));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(10).fill(201), 409]);
    expect(answers.filter(({ code }) => code === 'too_many_endpoints')).toHaveLength(1);
    expect((await ask(listWebhookEndpoints)).body['data']).toHaveLength(10);
    expect(new Set(answers.map(({ body }) => body['secret'])).size).toBe(11);
  });

  test('with a key, a repetition gets the same endpoint and secret, for a day', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const [first, ...others] = await Promise.all([create({}, key), create({}, key), create({}, key)]);
    for (const other of others) expect(other.body).toEqual(first?.body);
    const replayed = [first, ...others].filter((one) => one?.headers.has('idempotency-replayed'));
    expect(replayed).toHaveLength(2);
    expect(await endpoints.list(acme)).toHaveLength(1);
    expect(await create({ description: 'other' }, key)).toMatchObject({ status: 422, code: 'idempotency_key_reused' });

    clock.at += DAY_MS - 1;
    expect((await create({}, key)).body).toEqual(first?.body);
    clock.at += 1;
    const { secret: _, ...rest } = first?.body ?? {};
    expect(await create({}, key)).toMatchObject({ status: 201, body: rest });
    expect((await create({}, key)).text).not.toMatch(SECRET);
  });

  test('without the key in the vault answers 503, and stores nothing', async () => {
    vault.down = true;
    context = { ...context, sealedSecrets: new VaultSealedSecrets(vault.instance().secrets) };
    expect(await create()).toMatchObject({ status: 503, code: 'service_unavailable' });
    expect(await endpoints.list(acme)).toEqual([]);
  });
});

describe('changing an endpoint', () => {
  test('needs the current ETag, and two at once with the same one make one change', async () => {
    const { params } = await created({ description: 'old' });
    expect(await ask(updateWebhookEndpoint, { params, body: {} })).toMatchObject({ status: 428 });
    const answers = await Promise.all(['a', 'b'].map((description) => patch(params, { description }, '"1"')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(answers.map(({ headers }) => headers.get('etag'))).toEqual(['"2"', '"2"']);
    const { body } = await patch(params, { url: 'https://new.example', description: null });
    expect(body).toMatchObject({ url: 'https://new.example/', types: ['order.*'], version: 3 });
    expect(body).not.toHaveProperty('description');
    expect((await patch(params, { url: 'https://new.example/' })).body).toMatchObject({ version: 3 });
    expect(await patch(params, { types: ['nope.*'], id: 'x' })).toMatchObject({ status: 400 });
    expect(await patch(params, { url: 'https://10.0.0.1/' })).toMatchObject({ status: 400 });
  });

  test('enables one that we disabled: its health is clear, and it catches up from now', async () => {
    const { params, endpointId } = await created();
    const disabled = { at: clock.now().toISOString(), reason: 'failing', announced: true } as const;
    await change(endpointId, { enabled: false, disabled, failingSince: '2026-11-20T00:00:00.000Z' });
    expect((await ask(getWebhookEndpoint, { params })).body).toMatchObject({
      enabled: false,
      failingSince: '2026-11-20T00:00:00.000Z',
      disabledReason: 'failing',
      disabledAt: disabled.at,
    });
    nudges = [];
    clock.at += 60_000;
    const { body } = await patch(params, { enabled: true });
    expect(body).toMatchObject({ enabled: true, version: 2 });
    for (const field of ['failingSince', 'disabledReason', 'disabledAt']) expect(body).not.toHaveProperty(field);
    expect(nudges[0]).toMatchObject({ nudge: { kind: 'catch-up', endpointId }, at: new Date(clock.at + 1_000) });
    expect((await stored(endpointId)).resumeFrom).toEqual(await context.eventFeed.findEnd(acme));
  });

  test('seals its secrets again with a new version of the key, and goes on without while the vault is down', async () => {
    const { params, endpointId, secret } = await created();
    const [before] = (await stored(endpointId)).secrets;
    vault.versions = [
      { version: 'f0e1d2c3b4a5968778695a4b3c2d1e0f', enabled: true, value: 'another key of thirty-two characters' },
      ...vault.versions,
    ];
    context = { ...context, sealedSecrets: new VaultSealedSecrets(vault.instance().secrets) };
    await patch(params, { description: 'new' });
    const [after] = (await stored(endpointId)).secrets;
    expect(after?.sealed).toMatch(/^1\.f0e1d2c3b4a59687\./);
    expect(before?.sealed).not.toMatch(/f0e1d2c3/);
    expect(await openSecrets(endpointId)).toEqual([secret]);
    vault.down = true;
    context = { ...context, sealedSecrets: new VaultSealedSecrets(vault.instance().secrets) };
    expect(await patch(params, { description: 'newer' })).toMatchObject({ status: 200 });
  });
});

describe('rotating the secret', () => {
  const rotate = (params: Record<string, string>, body: object = {}, headers: Record<string, string> = {}) =>
    ask(rotateWebhookSecret, { params, body, headers });

  test('both sign for the overlap, and the answer says until when', async () => {
    const { params, endpointId, secret } = await created();
    const { body } = await rotate(params, { overlapHours: 2 });
    expect(body).toMatchObject({ oldSecretUntil: new Date(clock.at + 7_200_000).toISOString(), version: 2 });
    expect(body['secret']).toMatch(SECRET);
    expect(await openSecrets(endpointId)).toEqual([body['secret'], secret]);
    clock.at += 7_200_000;
    expect((await ask(getWebhookEndpoint, { params })).body).not.toHaveProperty('oldSecretUntil');
    const { body: last } = await rotate(params, { overlapHours: 0 });
    expect(await openSecrets(endpointId)).toEqual([last['secret']]);
    for (const overlapHours of [-1, 169, 1.5, '2']) {
      expect(await rotate(params, { overlapHours })).toMatchObject({ status: 400 });
    }
  });

  test('twice at once makes two, and the partner’s old one still signs', async () => {
    const { params, endpointId, secret } = await created();
    const answers = await Promise.all([rotate(params), rotate(params)]);
    expect((await openSecrets(endpointId)).sort()).toEqual(
      [secret, ...answers.map(({ body }) => body['secret'])].sort(),
    );
  });

  test('twice at once with one key makes one', async () => {
    const { params, endpointId, secret } = await created();
    const key = { 'idempotency-key': randomUUID() };
    const [one, two] = await Promise.all([rotate(params, {}, key), rotate(params, {}, key)]);
    expect(one.body).toEqual(two.body);
    expect(await openSecrets(endpointId)).toEqual([one.body['secret'], secret]);
    expect(await rotate(params, { overlapHours: 1 }, key)).toMatchObject({ status: 422 });
  });

  test('never drops a secret that still signs: too many are refused', async () => {
    const { params, endpointId } = await created();
    const answers = [];
    for (let n = 0; n < 5; n += 1) answers.push(await rotate(params));
    expect(answers.at(-1)).toMatchObject({ status: 409, code: 'too_many_secrets' });
    expect(await rotate(params, { overlapHours: 0 })).toMatchObject({ status: 200 });
    expect(await openSecrets(endpointId)).toHaveLength(1);
  });

  test('an endpoint whose secret is lost gets one again', async () => {
    const { params, endpointId } = await created();
    await change(endpointId, { secrets: [{ sealed: '1.0000000000000000.AAAA' }] });
    const { body } = await rotate(params);
    expect((await openSecrets(endpointId))[0]).toBe(body['secret']);
  });
});

describe('a test event', () => {
  test('is stored as pending before the queue gets it, and a repetition with its key is the same', async () => {
    const { params, endpointId } = await created({ types: ['stock.low'] });
    nudges = [];
    const key = { 'idempotency-key': 'test-1' };
    const { status, headers, body } = await ask(testWebhookEndpoint, { params, headers: key });
    expect([status, body['type'], body['status']]).toEqual([202, 'endpoint.test', 'pending']);
    expect(headers.get('location')).toBe(`/v1/webhook-endpoints/${endpointId}/deliveries/${body['id']}`);
    const deliveryId = String(body['id']);
    expect((await ask(getDelivery, { params: { ...params, deliveryId } })).body).toEqual(body);
    expect(nudges).toMatchObject([
      { nudge: { kind: 'delivery', endpointId, id: deliveryId, eventId: body['eventId'], attempt: 1 } },
    ]);
    clock.at += 1_000;
    expect((await ask(testWebhookEndpoint, { params, headers: key })).body).toEqual(body);
    expect((await ask(testWebhookEndpoint, { params })).body['id']).not.toBe(deliveryId);
  });

  test('that the queue did not get is sent when the request is repeated', async () => {
    const { params } = await created();
    const key = { 'idempotency-key': 'test-1' };
    nudges = [];
    isQueueDown = true;
    expect(await ask(testWebhookEndpoint, { params, headers: key })).toMatchObject({ status: 503 });
    isQueueDown = false;
    expect(await ask(testWebhookEndpoint, { params, headers: key })).toMatchObject({ status: 202 });
    expect(nudges).toHaveLength(1);
  });

  test('to a disabled endpoint is refused, like every other sending', async () => {
    const { params, ref } = await created({ enabled: false });
    const known = deliveryOf(ref, 1, 'failed');
    await deliveries.add(known);
    nudges = [];
    for (const answer of [
      await ask(testWebhookEndpoint, { params }),
      await ask(redeliver, { params: { ...params, deliveryId: known.id } }),
      await ask(redeliverSince, { params, body: { failedSince: clock.now().toISOString() } }),
    ]) {
      expect(answer).toMatchObject({ status: 409, code: 'endpoint_disabled' });
    }
    expect(nudges).toEqual([]);
  });
});

function deliveryOf(
  ref: { partnerId: PartnerId; endpointId: EndpointId },
  n: number,
  status: WebhookDelivery['status'],
): WebhookDelivery {
  const eventId = `evt_0000000000000000000000000a_${n}`;
  const at = new Date(Date.UTC(2026, 10, 27, 9, 0, n)).toISOString();
  return {
    ...{ ...ref, id: deliveryIdFor(eventId), eventId, type: 'order.placed', sequence: n, status },
    place: { owner: ref.partnerId, segment: 0 },
    ...{ eventAt: at, createdAt: at, tried: 10, attempts: [{ at, status: 500, latencyMs: 12, excerpt: 'no' }] },
  };
}

describe('deliveries', () => {
  test('are listed page by page, the newest first, and by status', async () => {
    const { params, ref } = await created();
    for (let n = 1; n <= 5; n += 1) await deliveries.add(deliveryOf(ref, n, n % 2 ? 'failed' : 'delivered'));
    const first = await ask(listDeliveries, { params, query: { limit: '2', status: 'failed' } });
    const ids = (answer: { body: Record<string, unknown> }) =>
      (answer.body['data'] as { sequence: number }[]).map(({ sequence }) => sequence);
    expect(ids(first)).toEqual([5, 3]);
    const { nextCursor: cursor } = first.body['meta'] as { nextCursor: string };
    const second = await ask(listDeliveries, { params, query: { limit: '2', status: 'failed', cursor } });
    expect(ids(second)).toEqual([1]);
    expect(ids(await ask(listDeliveries, { params }))).toEqual([5, 4, 3, 2, 1]);
    expect((first.body['data'] as object[])[0]).toEqual({
      id: 'dlv_0000000000000000000000000a_5',
      eventId: 'evt_0000000000000000000000000a_5',
      type: 'order.placed',
      orderId: 'ord_0000000000000000000000000a',
      sequence: 5,
      status: 'failed',
      eventAt: '2026-11-27T09:00:05.000Z',
      createdAt: '2026-11-27T09:00:05.000Z',
      attempts: [{ at: '2026-11-27T09:00:05.000Z', status: 500, latencyMs: 12, excerpt: 'no' }],
    });
    // A cursor belongs to its status, its endpoint and its partner.
    const other = await created();
    for (const asked of [
      { params, query: { cursor } },
      { params: other.params, query: { cursor, status: 'failed' } },
    ]) {
      expect(await ask(listDeliveries, asked)).toMatchObject({ status: 400, code: 'invalid_cursor' });
    }
    expect(await ask(listDeliveries, { params, query: { status: 'lost' } })).toMatchObject({ status: 400 });
  });

  test('one is sent again: its schedule begins again, written before the queue is asked', async () => {
    const { params, ref } = await created();
    const known = deliveryOf(ref, 1, 'failed');
    await deliveries.add(known);
    [nudges, isQueueDown] = [[], true];
    const asked = { params: { ...params, deliveryId: known.id } };
    expect(await ask(redeliver, asked)).toMatchObject({ status: 503 });
    expect((await ask(getDelivery, asked)).body).toMatchObject({ status: 'pending', attempts: [{ status: 500 }] });
    isQueueDown = false;
    expect(await ask(redeliver, asked)).toMatchObject({ status: 202, body: { status: 'pending' } });
    expect(nudges).toMatchObject([
      {
        nudge: { kind: 'delivery', id: known.id, attempt: 1, sequence: 1, place: known.place, eventAt: known.eventAt },
      },
    ]);
    expect((await deliveries.find(known))?.delivery).toMatchObject({ status: 'pending', tried: 0 });
  });

  test('all failures since a time are one job: the same request gets it again, another one waits', async () => {
    const { params, endpointId } = await created();
    nudges = [];
    const since = (failedSince: string) => ask(redeliverSince, { params, body: { failedSince } });
    const answers = await Promise.all([since('2026-11-27T09:00:00Z'), since('2026-11-27T09:00:00.000Z')]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    const [{ id } = { id: '' }] = answers.map(({ body }) => body as { id: string });
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(answers[0]?.headers.get('location')).toBe(`/v1/webhook-endpoints/${endpointId}/redeliveries/${id}`);
    expect(nudges.map(({ nudge }) => nudge)).toMatchObject([
      { kind: 'redelivery', jobId: id },
      { kind: 'redelivery', jobId: id },
    ]);
    expect((await ask(getRedelivery, { params: { ...params, redeliveryId: id } })).body).toMatchObject({
      ...{ id, status: 'running', failedSince: '2026-11-27T09:00:00.000Z' },
      progress: { looked: 0, redelivered: 0 },
    });
    // Its message can be lost: then those who ask for its progress have it go on.
    nudges = [];
    const get = () => ask(getRedelivery, { params: { ...params, redeliveryId: id } });
    clock.at += 9 * 60_000;
    await get();
    expect(nudges).toEqual([]);
    clock.at += 60_000;
    await get();
    expect(nudges).toMatchObject([
      { nudge: { kind: 'redelivery', jobId: id, round: expect.stringMatching(/^silent/) } },
    ]);
    const other = await since('2026-11-27T08:00:00Z');
    expect(other).toMatchObject({ status: 409, code: 'redelivery_running' });
    expect(other.details?.[0]?.message).toContain(id);

    const ref = { partnerId: acme, endpointId };
    const found = await context.redeliveryJobs.find(ref, id);
    if (found) await context.redeliveryJobs.replace({ ...found.job, status: 'done' }, found.etag);
    const next = await since('2026-11-27T08:00:00Z');
    expect([next.status, next.body['id'] === id]).toEqual([202, false]);
    for (const failedSince of ['2026-12-27T00:00:00Z', 'yesterday']) {
      expect(await since(failedSince)).toMatchObject({ status: 400, details: [{ path: 'failedSince' }] });
    }
  });
});

test('a deleted endpoint is gone with its deliveries, and there is room for another', async () => {
  const { params, ref } = await created();
  for (let n = 1; n < 10; n += 1) await created();
  await deliveries.add(deliveryOf(ref, 1, 'failed'));
  const answers = await Promise.all([1, 2].map(() => ask(deleteWebhookEndpoint, { params })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
  expect(await ask(getWebhookEndpoint, { params })).toMatchObject({ status: 404 });
  expect(await ask(listDeliveries, { params })).toMatchObject({ status: 404 });
  expect(await create()).toMatchObject({ status: 201 });
});

test('another partner’s endpoint, delivery or job is 404 on every route, and nothing changes', async () => {
  const { params, ref } = await created();
  const known = deliveryOf(ref, 1, 'failed');
  await deliveries.add(known);
  const job = await ask(redeliverSince, { params, body: { failedSince: '2026-11-27T09:00:00Z' } });
  const before = JSON.stringify([await endpoints.list(acme), await deliveries.find(known)]);
  nudges = [];
  const redeliveryId = String(job.body['id']);
  const theirs = { ...params, deliveryId: known.id, redeliveryId };
  const own = await ask(createWebhookEndpoint, { as: globex, body: HOOK });
  const mixed = { ...theirs, endpointId: String(own.body['id']) };
  nudges = [];
  const bodies = new Map<Route, object>([
    [updateWebhookEndpoint, { enabled: false }],
    [rotateWebhookSecret, {}],
    [redeliverSince, { failedSince: '2026-11-27T09:00:00Z' }],
  ]);
  const ofOne: Route[] = [
    getWebhookEndpoint,
    deleteWebhookEndpoint,
    testWebhookEndpoint,
    listDeliveries,
    ...bodies.keys(),
  ];
  const ofParts: Route[] = [getDelivery, redeliver, getRedelivery];
  const headers = { 'if-match': '*' };
  for (const route of [...ofOne, ...ofParts]) {
    const asked = { as: globex, params: theirs, body: bodies.get(route), headers };
    expect([route.operationId, (await ask(route, asked)).code]).toEqual([route.operationId, 'not_found']);
  }
  // With an endpoint of its own, and what belongs to another's.
  for (const route of ofParts) {
    const asked = { as: globex, params: mixed, headers };
    expect([route.operationId, (await ask(route, asked)).code]).toEqual([route.operationId, 'not_found']);
  }
  expect((await ask(listDeliveries, { as: globex, params: mixed })).body['data']).toEqual([]);
  expect(JSON.stringify([await endpoints.list(acme), await deliveries.find(known)])).toBe(before);
  expect(nudges).toEqual([]);
});
