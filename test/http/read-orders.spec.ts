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
