import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { OrderList } from '../../functions/http/orders/list-orders.ts';
import { OrderView } from '../../functions/http/orders/order-shapes.ts';
import type { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

let stack: RunningStack;
let acme: PartnerClient;
let globex: PartnerClient;
const ids: string[] = [];

beforeAll(async () => {
  stack = await RunningStack.start();
  acme = await stack.partner('acme');
  globex = await stack.partner('globex');
  for (let n = 0; n < 12; n += 1) ids.push((await acme.place(anOrder({ reference: `ref-${n % 3}` }))).id);
  await Promise.all(ids.map((id) => stack.ended('acme', id)));
});
afterAll(() => stack?.stop());

async function list(path: string, partner = acme) {
  const response = await partner.request('GET', path);
  expect(response.status).toBe(200);
  return { ...OrderList.parse(await response.json()), link: response.headers.get('link') };
}

test('the links of a list lead through all its pages', async () => {
  const found: string[] = [];
  const sizes: number[] = [];
  let path: string | undefined = '/v1/orders?limit=5&sort=createdAt';
  while (path !== undefined) {
    const { data, meta, link } = await list(path);
    found.push(...data.map((order) => order.id));
    sizes.push(data.length);
    expect(meta).toMatchObject({ limit: 5, hasMore: link !== null });
    path = /^<([^>]+)>; rel="next"$/.exec(link ?? '')?.[1];
  }
  expect(sizes).toEqual([5, 5, 2]);
  expect(found).toEqual(ids);
});

test('the newest orders come first by default, and the list shows the same as a GET', async () => {
  const { data } = await list('/v1/orders');
  expect(data.map((order) => order.id)).toEqual([...ids].reverse());
  expect(data[0]).toEqual(await acme.get(ids.at(-1) ?? ''));
});

test('a list can be filtered', async () => {
  expect((await list('/v1/orders?reference=ref-1')).data).toHaveLength(4);
  expect((await list('/v1/orders?status=confirmed&reference=ref-2')).data).toHaveLength(4);
  expect((await list('/v1/orders?status=failed')).data).toEqual([]);
  const third = await acme.get(ids[2] ?? '');
  const after = encodeURIComponent(z.object({ createdAt: z.string() }).parse(third).createdAt);
  expect((await list(`/v1/orders?createdAfter=${after}&sort=createdAt`)).data.map((order) => order.id)).toEqual(
    ids.slice(3),
  );
});

test('a time with more digits than ours is compared exactly', async () => {
  const third = z.object({ createdAt: z.string() }).parse(await acme.get(ids[2] ?? ''));
  const half = third.createdAt.replace('Z', '500Z');
  const shown = async (query: string) => (await list(`/v1/orders?sort=createdAt&${query}`)).data.map(({ id }) => id);
  expect(await shown(`createdBefore=${half}`)).toEqual(ids.slice(0, 3));
  expect(await shown(`createdAfter=${half}`)).toEqual(ids.slice(3));
  expect(await shown(`createdBefore=${third.createdAt}`)).toEqual(ids.slice(0, 2));
  const elsewhere = `${new Date(Date.parse(half) + 2 * 3_600_000).toISOString().slice(0, 23).toLowerCase()}999%2B02:00`;
  expect(await shown(`createdAfter=${elsewhere}`)).toEqual(ids.slice(3));
});

test('the links of a list between two times lead to its end', async () => {
  const { createdAt } = z.object({ createdAt: z.string() }).parse(await acme.get(ids[9] ?? ''));
  let path: string | undefined =
    `/v1/orders?limit=4&createdAfter=0001-01-01T00:00:00z&createdBefore=${createdAt.replace('Z', '0001Z')}&sort=createdAt`;
  const found: string[] = [];
  while (path !== undefined) {
    const { data, link } = await list(path);
    found.push(...data.map((order) => order.id));
    path = /^<([^>]+)>; rel="next"$/.exec(link ?? '')?.[1];
  }
  expect(found).toEqual(ids.slice(0, 10));
});

test('another partner sees none of the orders and can’t use the cursor', async () => {
  expect((await list('/v1/orders', globex)).data).toEqual([]);
  const { meta } = await list('/v1/orders?limit=5');
  const foreign = await globex.request('GET', `/v1/orders?limit=5&cursor=${meta.nextCursor}`);
  expect([foreign.status, await foreign.json()]).toMatchObject([400, { error: { code: 'invalid_cursor' } }]);
});

test('a cursor is refused with other filters or when it was changed', async () => {
  const { meta } = await list('/v1/orders?limit=5');
  for (const path of [
    `/v1/orders?limit=5&status=failed&cursor=${meta.nextCursor}`,
    `/v1/orders?limit=5&cursor=x${meta.nextCursor}`,
    '/v1/orders?cursor=',
  ]) {
    const response = await acme.request('GET', path);
    expect([response.status, await response.json()]).toMatchObject([400, { error: { code: 'invalid_cursor' } }]);
  }
});

test('answers 304 until the order changes', async () => {
  const path = `/v1/orders/${ids[0]}`;
  const first = await acme.request('GET', path);
  const etag = first.headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[^"]+"$/);

  for (const held of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const again = await acme.request('GET', path, { headers: { 'if-none-match': held } });
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, '']);
  }
  const other = await acme.request('GET', path, { headers: { 'if-none-match': '"1"' } });
  expect(other.status).toBe(200);
});

test('only the requested fields are sent, with their own ETag', async () => {
  const whole = await acme.request('GET', `/v1/orders/${ids[0]}`);
  const some = await acme.request('GET', `/v1/orders/${ids[0]}?fields=status,id,total`);
  const order = OrderView.parse(await whole.json());
  expect(await some.json()).toEqual({ id: order.id, status: order.status, total: order.total });
  expect(some.headers.get('etag')).not.toBe(whole.headers.get('etag'));
  const repeated = await acme.request('GET', `/v1/orders/${ids[0]}?fields=status&fields=id,total`);
  expect([repeated.status, repeated.headers.get('etag')]).toEqual([200, some.headers.get('etag')]);
});

test('a list sends only the requested fields, and so do its links', async () => {
  const response = await acme.request('GET', '/v1/orders?fields=status,id&limit=2');
  const { data } = (await response.json()) as { data: object[] };
  expect(data.map((order) => Object.keys(order).sort())).toEqual([
    ['id', 'status'],
    ['id', 'status'],
  ]);
  const [, next = ''] = /^<([^>]+)>/.exec(response.headers.get('link') ?? '') ?? [];
  const second = (await (await acme.request('GET', next)).json()) as { data: object[] };
  expect(second.data).toHaveLength(2);
  expect(Object.keys(second.data[0] ?? {}).sort()).toEqual(['id', 'status']);
});

test('an order can be expanded, under an ETag that changes with what was added', async () => {
  const path = `/v1/orders/${ids[0]}?expand=timeline,refunds,deliveries`;
  const response = await acme.request('GET', path);
  const { expanded, ...order } = z.looseObject({ expanded: z.unknown() }).parse(await response.json());
  expect(order).toEqual(await acme.get(ids[0] ?? ''));
  const timeline = (await (await acme.request('GET', `/v1/orders/${ids[0]}/timeline`)).json()) as object;
  expect(expanded).toEqual({
    timeline: { ...timeline, hasMore: false },
    refunds: { data: [], hasMore: false },
    deliveries: { data: [], hasMore: false },
  });
  const etag = response.headers.get('etag') ?? '';
  expect((await acme.request('GET', path, { headers: { 'if-none-match': etag } })).status).toBe(304);

  const reason = { reason: 'broken', amount: { amount: 1, currency: 'EUR' } };
  await acme.request('POST', `/v1/orders/${ids[0]}/refunds`, { body: reason, headers: { 'idempotency-key': 'once' } });
  const after = await acme.request('GET', path, { headers: { 'if-none-match': etag } });
  expect(await after.json()).toMatchObject({ expanded: { refunds: { data: [{ reason: 'broken' }] } } });
  const unknown = await acme.request('GET', `/v1/orders/${ids[0]}?expand=timeline,stock`);
  expect([unknown.status, await unknown.text()]).toEqual([400, expect.stringContaining('not `stock`')]);
});

test.each(['gzip', 'br'])('a list is sent as %s to a caller that accepts it, also a 304', async (coding) => {
  const path = `/v1/orders/${ids[1]}?expand=timeline`;
  const headers = { 'accept-encoding': coding };
  const response = await acme.request('GET', path, { headers });
  expect([response.headers.get('content-encoding'), response.headers.get('vary')]).toEqual([coding, 'accept-encoding']);
  const etag = response.headers.get('etag') ?? '';
  expect(etag).toMatch(new RegExp(`^"\\d+\\.[\\w-]+\\+${coding}"$`));
  const again = await acme.request('GET', path, { headers: { ...headers, 'if-none-match': etag } });
  expect([again.status, again.headers.get('etag')]).toEqual([304, etag]);
  const plain = await acme.request('GET', path, { headers: { 'accept-encoding': 'identity' } });
  expect(await response.json()).toEqual(await plain.json());
  expect([plain.headers.get('content-encoding'), plain.headers.get('etag')]).toEqual([
    null,
    etag.replace(`+${coding}`, ''),
  ]);

  const change = { 'if-match': etag, 'content-type': 'application/merge-patch+json' };
  const changed = await acme.request('PATCH', `/v1/orders/${ids[1]}`, {
    body: { metadata: { [coding]: 'x' } },
    headers: change,
  });
  expect(changed.status).toBe(200);
});

test('orders are searched by their values, together with other filters', async () => {
  const idsFor = async (query: string) => (await list(`/v1/orders?${query}`)).data.map(({ id }) => id);
  const shipTo = { name: 'Zoë Łukasz', street: 'Gasse 1', city: 'Zürich', postalCode: '8001', country: 'CH' };
  const first = await acme.place(anOrder({ shipTo, reference: 'Find-1', metadata: { team: 'Blue Sky' } }));
  const second = await acme.place(anOrder({ shipTo: { ...shipTo, city: 'Zug' }, reference: 'Find-2' }));
  const both = [second.id, first.id];

  for (const query of ['q=find-1', 'q=city:%22zurich%22', 'metadata.team=blue%20sky', 'metadata[team]=BLUE%20SKY']) {
    expect([query, await idsFor(query)]).toEqual([query, [first.id]]);
  }
  expect(await idsFor('q=city:Zu')).toEqual(both);
  expect(await idsFor('q=%22zoe%20lukasz%22')).toEqual(both);
  expect(await idsFor('q=%22zoe%20lukasz%22&sort=createdAt')).toEqual([...both].reverse());
  expect(await idsFor('q=zoe&metadata.team=blue%20sky')).toEqual([first.id]);
  expect(await idsFor('q=8001&sku=mug-01&reference=Find-2')).toEqual([second.id]);
  expect((await idsFor('status=confirmed,pending,reserved,authorized,booked&q=reference:find-')).sort()).toEqual(
    [...both].sort(),
  );
  expect(await list('/v1/orders?q=find-', globex)).toMatchObject({ data: [] });

  const twice = await acme.request('GET', '/v1/orders?metadata.team=blue&metadata[team]=red');
  expect(await twice.json()).toMatchObject({ error: { details: [{ message: 'is given more than once' }] } });
  const { data, link } = await list('/v1/orders?metadata[team]=blue%20sky&sku=MUG-01&limit=1&status=pending,confirmed');
  expect([data.map(({ id }) => id), link]).toEqual([[first.id], null]);
  const page = await list('/v1/orders?q=city:z&limit=1');
  const [, next = ''] = /^<([^>]+)>; rel="next"$/.exec(page.link ?? '') ?? [];
  expect([...page.data, ...(await list(next)).data].map(({ id }) => id)).toEqual(both);
});

test.each([
  ['q=street:Main', 'query.q'],
  ['q=city:Zu&sort=createdAt', 'query.sort'],
  ['q=city:Zu&updatedAfter=2026-01-01T00:00:00Z', 'query.q'],
  ['sku=A&metadata.x=1&updatedAfter=2026-01-01T00:00:00Z', 'query.sku'],
  ['metadata.x=1&metadata.x=2', 'query.metadata.x'],
  ['metadata=1', 'query.metadata'],
  ['status=confirmed,lost', 'query.status'],
])('the search %s is refused, and the answer says why', async (query, path) => {
  const response = await acme.request('GET', `/v1/orders?${query}`);
  const { error } = (await response.json()) as { error: { details: { path: string }[] } };
  expect([response.status, error.details.map((detail) => detail.path)]).toEqual([400, expect.arrayContaining([path])]);
});
