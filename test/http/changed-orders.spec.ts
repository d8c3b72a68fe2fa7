import { HttpRequest } from '@azure/functions';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Cursors } from '../../functions/http/cursor.ts';
import type { HttpContext } from '../../functions/http/http-context.ts';
import { listOrders, OrderList, SETTLED_AFTER_S } from '../../functions/http/orders/list-orders.ts';
import { answerRequest } from '../../functions/http/pipeline.ts';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { type OrderId, PartnerId, Sku } from '../../shared/domain/ids.ts';
import { claim, reserve } from '../../shared/domain/order-changes.ts';
import { place } from '../../shared/domain/order-placement.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let orders: CosmosOrders;
let now: Date;
let partnerId = PartnerId.parse('acme');
let count = 0;

const second = (n: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, n));
const key = { version: 'a'.repeat(32), value: 'a key for tests, and long enough' };
const ports = () =>
  ({
    clock: { now: () => now },
    featureSwitches: { findWait: async () => undefined },
    settings: { gatewayRequired: false, publicUrl: 'http://127.0.0.1' },
    accessTokens: { verify: async () => ({ clientId: 'c', scopes: new Set(['orders.read']) }) },
    partners: { findByClient: async () => ({ id: partnerId, name: 'A partner', tier: 'small' }) },
    cursors: new Cursors({
      getCurrent: async () => key,
      find: async () => key,
      findReplacement: async () => undefined,
    }),
    orders,
  }) as unknown as HttpContext;

beforeAll(async () => {
  database = await cosmosDatabase();
  orders = new CosmosOrders(database.container('orders'));
});
beforeEach(() => {
  // Each test has a partner of its own.
  count += 1;
  partnerId = PartnerId.parse(`acme-${count}`);
  now = second(3_600);
});
afterAll(() => database?.close());

async function ask(path: string) {
  const request = new HttpRequest({
    ...{ method: 'GET', url: `http://127.0.0.1${path}`, headers: { authorization: 'Bearer t' } },
  });
  const print = () => undefined;
  const { status, body, headers } = await answerRequest(listOrders, request, ports(), {
    ...{ info: print, warn: print, error: print },
  });
  return { status, body: JSON.parse(String(body)), link: new Headers(headers as Record<string, string>).get('link') };
}

async function list(query: string) {
  const { status, body, link } = await ask(`/v1/orders?${query}`);
  expect([status, body.error]).toEqual([200, undefined]);
  const { data, meta } = OrderList.parse(body);
  return { ids: data.map(({ id }) => id), data, meta, next: /^<([^>]+)>; rel="next"$/.exec(link ?? '')?.[1] };
}

async function placed(at: Date): Promise<OrderId> {
  count += 1;
  const price = { amount: 1, currency: 'EUR' as const };
  const line = { sku: Sku.parse('MUG-01'), quantity: 1, unitPrice: price, total: price };
  const shipTo = { name: 'A. Buyer', street: 'Main 1', city: 'Wien', postalCode: '1010', country: 'AT' };
  const request = { lines: [line], shipTo, paymentMethod: 'pm_card_visa' };
  const placing = { partnerId, idempotencyKey: `key-${count}`, at };
  const { order, event } = place(request, { lines: [line], total: price }, placing);
  await orders.add(order, event, { fingerprint: 'f', answer: '{}' });
  return order.id;
}

async function changed(orderId: OrderId, at: Date): Promise<void> {
  await orders.change({ partnerId, orderId }, (known) => claim(known, { run: 'run', at }));
  await orders.change({ partnerId, orderId }, (known) => reserve(known, { run: 'run', at }));
}

const at = (date: Date) => encodeURIComponent(date.toISOString());

test('the links lead through the orders that changed since a time, the oldest change first', async () => {
  const ids: OrderId[] = [];
  for (let n = 0; n < 6; n += 1) ids.push(await placed(second(n)));
  await changed(ids[0] as OrderId, second(60));
  await changed(ids[3] as OrderId, second(61));
  const found: string[] = [];
  let path: string | undefined = `updatedAfter=${at(second(1))}&limit=2`;
  while (path !== undefined) {
    const page = await list(path.replace('/v1/orders?', ''));
    found.push(...page.ids);
    expect(page.meta).toMatchObject({ limit: 2, hasMore: page.next !== undefined });
    path = page.next;
  }
  expect(found).toEqual([ids[2], ids[4], ids[5], ids[0], ids[3]]);
});

test('a change that comes to light after a later one is not missed', async () => {
  now = second(100);
  const first = await placed(second(99));
  expect((await list(`updatedAfter=${at(second(0))}`)).ids).toEqual([]);
  // Its write took long: the reader has seen `now` already.
  const late = await placed(second(98));
  now = second(98 + SETTLED_AFTER_S);
  const page = await list(`updatedAfter=${at(second(0))}`);
  expect(page.ids).toEqual([late]);
  now = second(99 + SETTLED_AFTER_S);
  const since = new Date(page.data[0]?.updatedAt ?? '');
  expect((await list(`updatedAfter=${at(since)}`)).ids).toEqual([first]);
});

test('a client that reads on from the last `updatedAt` gets every change', async () => {
  const ids = [await placed(second(1)), await placed(second(2))] as const;
  const first = await list(`updatedAfter=${at(second(0))}`);
  expect(first.ids).toEqual(ids);
  const since = first.data.at(-1)?.updatedAt;
  expect((await list(`updatedAfter=${since}`)).ids).toEqual([]);
  await changed(ids[0], second(3));
  const again = await list(`updatedAfter=${since}`);
  expect(again.data).toMatchObject([{ id: ids[0], status: 'reserved', updatedAt: second(3).toISOString() }]);
});

test.each(['status=failed', 'reference=r', 'createdAfter=2026-01-01T00:00:00Z', 'createdBefore=2026-01-01T00:00:00Z'])(
  'refuses it together with %s',
  async (other) => {
    const { status, body } = await ask(`/v1/orders?updatedAfter=${at(second(0))}&${other}`);
    expect([status, body.error.code, body.error.details]).toEqual([
      400,
      'validation_failed',
      [{ path: `query.${other.split('=')[0]}`, message: 'must not be combined with updatedAfter' }],
    ]);
  },
);

test('names all parameters that it can’t be combined with, and refuses what is no time', async () => {
  const all = await ask(`/v1/orders?updatedAfter=${at(second(0))}&sort=-createdAt&status=failed`);
  expect(all.body.error.details.map(({ path }: { path: string }) => path)).toEqual(['query.status', 'query.sort']);
  const { body } = await ask('/v1/orders?updatedAfter=yesterday');
  expect(body.error.details).toEqual([expect.objectContaining({ path: 'query.updatedAfter' })]);
});

test('a cursor is refused with another time, in another list, by another partner, or when it was changed', async () => {
  for (let n = 0; n < 3; n += 1) await placed(second(n));
  const since = `updatedAfter=${at(second(-1))}`;
  const cursor = (await list(`${since}&limit=1`)).meta.nextCursor;
  const other = (await list('limit=1')).meta.nextCursor;
  const refused = async (query: string) => (await ask(`/v1/orders?limit=1&${query}`)).body.error.code;
  expect(await refused(`updatedAfter=${at(second(-2))}&cursor=${cursor}`)).toBe('invalid_cursor');
  expect(await refused(`cursor=${cursor}`)).toBe('invalid_cursor');
  expect(await refused(`${since}&cursor=${other}`)).toBe('invalid_cursor');
  expect(await refused(`${since}&cursor=x${cursor}`)).toBe('invalid_cursor');
  expect((await list(`${since}&limit=1&cursor=${cursor}`)).ids).toHaveLength(1);
  partnerId = PartnerId.parse('globex');
  expect((await list(since)).ids).toEqual([]);
  expect(await refused(`${since}&cursor=${cursor}`)).toBe('invalid_cursor');
});
