import { HttpRequest } from '@azure/functions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adjustStock } from '../../functions/http/catalogue/adjust-stock.ts';
import { discontinueProduct } from '../../functions/http/catalogue/discontinue-product.ts';
import { getCatalogueEntry } from '../../functions/http/catalogue/get-catalogue-entry.ts';
import { listCatalogue } from '../../functions/http/catalogue/list-catalogue.ts';
import { listStockMovements } from '../../functions/http/catalogue/list-stock-movements.ts';
import { putProduct } from '../../functions/http/catalogue/put-product.ts';
import { updateProduct } from '../../functions/http/catalogue/update-product.ts';
import { Cursors } from '../../functions/http/cursor.ts';
import type { HttpContext } from '../../functions/http/http-context.ts';
import { placeOrder } from '../../functions/http/orders/place-order.ts';
import { answerRequest } from '../../functions/http/pipeline.ts';
import { getProduct } from '../../functions/http/products/get-product.ts';
import { listProducts } from '../../functions/http/products/list-products.ts';
import type { Route } from '../../functions/http/route.ts';
import { CosmosActRecords } from '../../shared/adapters/cosmos/cosmos-act-records.ts';
import { CosmosCatalogue } from '../../shared/adapters/cosmos/cosmos-catalogue.ts';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { CosmosPartners } from '../../shared/adapters/cosmos/cosmos-partners.ts';
import { CosmosPartnersAdmin } from '../../shared/adapters/cosmos/cosmos-partners-admin.ts';
import { CosmosProducts } from '../../shared/adapters/cosmos/cosmos-products.ts';
import { CosmosStockLedger } from '../../shared/adapters/cosmos/cosmos-stock-ledger.ts';
import { PartnerId } from '../../shared/domain/ids.ts';
import type { PriceTerms } from '../../shared/domain/price-schedule.ts';
import type { Secrets } from '../../shared/ports/secrets.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';
import { anOrder } from '../running-stack.ts';

/** The real pipeline and adapters, with a clock that stands still, for the merchant and partners with their own prices. */

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let context: HttpContext;
const time = { now: Date.parse('2026-01-01T12:00:00.000Z') };
const clock = { now: () => new Date(time.now) };
const silent = { info() {}, warn() {}, error() {} };

const TERMS: Record<string, PriceTerms> = { plain: {}, gold: { priceList: 'gold' }, dollar: { currency: 'USD' } };

beforeAll(async () => {
  database = await cosmosDatabase();
  const catalog = database.container('catalog');
  const { clients, partners } = { clients: database.container('clients'), partners: database.container('partners') };
  const admin = new CosmosPartnersAdmin({ clients, partners });
  for (const [name, terms] of Object.entries(TERMS)) {
    const id = PartnerId.parse(name);
    await admin.add({ id, name, tier: 'small', ...terms });
    await admin.addClient({ clientId: name, partnerId: id });
  }
  const secret = { value: 'a key of more than sixteen characters', version: '0123456789abcdef' };
  const secrets = { getCurrent: async () => secret, find: async () => secret } as unknown as Secrets;
  const verify = async (token: string) => {
    const roles = token === 'merchant' ? ['catalogue.manage'] : ['orders.read', 'orders.write'];
    return { clientId: token, scopes: new Set(roles) };
  };
  context = {
    accessTokens: { verify },
    settings: { gatewayRequired: false },
    partners: new CosmosPartners({ clients, partners }, clock),
    screeningRules: { current: async () => [] },
    catalogue: new CosmosCatalogue(catalog, clock),
    products: new CosmosProducts(catalog),
    acts: new CosmosActRecords(database.container('audit')),
    stockLedger: new CosmosStockLedger(catalog),
    orders: new CosmosOrders(database.container('orders')),
    cursors: new Cursors(secrets),
    clock,
    featureSwitches: { findWait: async () => undefined },
  } as unknown as HttpContext;
});
afterAll(() => database?.close());

interface Asked {
  as?: string;
  sku?: string;
  body?: unknown;
  query?: Record<string, string>;
  headers?: Record<string, string>;
}

let requests = 0;
async function ask(route: Route, { as = 'merchant', sku = '', body, query = {}, headers = {} }: Asked = {}) {
  requests += 1;
  const request = new HttpRequest({
    method: route.method,
    url: `http://127.0.0.1${route.path.replace('{sku}', sku)}`,
    params: { sku },
    query,
    headers: {
      authorization: `Bearer ${as}`,
      'content-type': 'application/json',
      'idempotency-key': `request-${requests}`,
      ...headers,
    },
    ...(body === undefined ? {} : { body: { string: JSON.stringify(body) } }),
  });
  const answered = await answerRequest(route, request, context, silent);
  const given = JSON.parse(String(answered.body)) as Record<string, never> & {
    error?: { code: string; details: { path: string; message: string }[] };
  };
  return { status: answered.status, headers: new Headers(answered.headers as Record<string, string>), body: given };
}

const price = (amount: number, more: object = {}) => ({ amount, currency: 'EUR', ...more });
const isNew = { 'if-none-match': '*' };
const put = (sku: string, prices: object[], headers: Record<string, string> = isNew) =>
  ask(putProduct, { sku, body: { name: 'Mug', prices }, headers });
const priceOf = async (sku: string, as: string) => (await ask(getProduct, { as, sku })).body['price'];
const order = (sku: string, as: string) => ask(placeOrder, { as, body: anOrder({ lines: [{ sku, quantity: 2 }] }) });

test('a partner sees and pays the prices of its list and currency', async () => {
  const prices = [price(1_000), price(800, { priceList: 'gold' }), price(1_100, { currency: 'USD' })];
  expect(await put('MUG-1', prices)).toMatchObject({ status: 201, body: { version: 1 } });
  expect(await put('MUG-2', [price(500)])).toMatchObject({ status: 201 });
  expect(await priceOf('MUG-1', 'plain')).toEqual(price(1_000));
  expect(await priceOf('MUG-1', 'gold')).toEqual(price(800));
  expect(await priceOf('MUG-2', 'gold')).toEqual(price(500));
  expect(await priceOf('MUG-1', 'dollar')).toEqual({ amount: 1_100, currency: 'USD' });
  expect((await ask(getProduct, { as: 'dollar', sku: 'MUG-2' })).status).toBe(404);
  expect((await ask(listProducts, { as: 'dollar' })).body['data']).toMatchObject([{ sku: 'MUG-1' }]);
  expect(await order('MUG-1', 'gold')).toMatchObject({ status: 202, body: { total: price(1_600) } });
  expect(await order('MUG-1', 'dollar')).toMatchObject({ body: { total: { amount: 2_200, currency: 'USD' } } });
  expect(await order('MUG-2', 'dollar')).toMatchObject({ status: 422, body: { error: { code: 'unknown_sku' } } });
});

test('a new price applies after the notice, for orders as for the list, and every order has a price that was valid', async () => {
  await put('MUG-3', [price(1_000)]);
  expect(await order('MUG-3', 'plain')).toMatchObject({ body: { total: price(2_000) } });
  const { status, headers } = await put('MUG-3', [price(900)], { 'if-match': '"1"' });
  expect([status, headers.get('etag')]).toEqual([200, '"2"']);
  for (const [waitMs, total] of [
    [0, 2_000],
    [9_000, 2_000],
    [5_999, 2_000],
    [1, 1_800],
    [60_000, 1_800],
  ] as const) {
    time.now += waitMs;
    expect(await order('MUG-3', 'plain')).toMatchObject({ body: { total: price(total) } });
    expect(await priceOf('MUG-3', 'plain')).toEqual(price(total / 2));
  }
});

test('a discontinued product is not for new orders, keeps its stock and can come back', async () => {
  await put('MUG-4', [price(1_000)]);
  await ask(adjustStock, { sku: 'MUG-4', body: { delta: 7, reason: 'Delivery' } });
  expect(await order('MUG-4', 'plain')).toMatchObject({ status: 202 });
  const ended = await ask(discontinueProduct, { sku: 'MUG-4', headers: { 'if-match': '"1"' } });
  expect(ended).toMatchObject({ status: 200, body: { version: 2, discontinuedAt: clock.now().toISOString() } });
  expect((await ask(getProduct, { as: 'plain', sku: 'MUG-4' })).status).toBe(404);
  time.now += 10_001;
  expect(await order('MUG-4', 'plain')).toMatchObject({ status: 422 });
  const entry = await ask(getCatalogueEntry, { sku: 'MUG-4' });
  expect(entry.body).toMatchObject({ stock: { available: 7 }, discontinuedAt: expect.any(String) });
  const again = await ask(updateProduct, { sku: 'MUG-4', body: { name: 'Cup' }, headers: { 'if-match': '*' } });
  expect(again.body).toMatchObject({ name: 'Cup', discontinuedAt: expect.any(String) });
  expect((await put('MUG-4', [price(1_000)], { 'if-match': entry.headers.get('etag') ?? '' })).status).toBe(412);
  expect((await put('MUG-4', [price(1_000)], { 'if-match': '"3"' })).body).not.toHaveProperty('discontinuedAt');
});

test('what was read can be sent back, and changes nothing', async () => {
  await put('MUG-5', [price(1_000), price(800, { priceList: 'gold' })]);
  time.now += 3_600_000;
  const { body, headers } = await ask(getCatalogueEntry, { sku: 'MUG-5' });
  const etag = headers.get('etag') ?? '';
  expect(await put('MUG-5', body['prices'] ?? [], { 'if-match': etag })).toMatchObject({
    status: 200,
    body: { version: 1 },
  });
});

test('a product has the threshold that its merchant gave it last, and null or a new PUT removes it', async () => {
  await put('MUG-6', [price(1_000)]);
  const thresholds: unknown[] = [];
  for (const change of [{ lowStockAt: 20 }, { name: 'Mug' }, { lowStockAt: 5 }, { lowStockAt: null }]) {
    const { headers } = await ask(getCatalogueEntry, { sku: 'MUG-6' });
    const ifMatch = { 'if-match': headers.get('etag') ?? '' };
    thresholds.push((await ask(updateProduct, { sku: 'MUG-6', body: change, headers: ifMatch })).body['lowStockAt']);
  }
  expect(thresholds).toEqual([20, 20, 5, undefined]);
  const { body, headers } = await ask(getCatalogueEntry, { sku: 'MUG-6' });
  expect(body).not.toHaveProperty('lowStockAt');
  const zero = { sku: 'MUG-6', body: { lowStockAt: 0 }, headers: { 'if-match': headers.get('etag') ?? '' } };
  expect(await ask(updateProduct, zero)).toMatchObject({ status: 400, body: { error: { code: 'validation_failed' } } });
});

test('a patch of prices changes the lists that it names, ends those that are null, and leaves the others', async () => {
  await put('MUG-7', [price(1_000), price(800, { priceList: 'gold' }), price(900, { currency: 'USD' })]);
  const patch = (prices: object[]) =>
    ask(updateProduct, { sku: 'MUG-7', body: { prices }, headers: { 'if-match': '*' } });
  const shown = async (prices: object[]) => {
    const { status, body } = await patch(prices);
    const all = (body['prices'] ?? []) as unknown as {
      priceList: string;
      currency: string;
      amount: number;
      validUntil?: string;
    }[];
    return [status, all.map((one) => `${one.priceList} ${one.currency} ${one.amount}${one.validUntil ? ' ends' : ''}`)];
  };
  expect(await shown([price(1_100)])).toEqual([
    200,
    ['default EUR 1000', 'default EUR 1100', 'default USD 900', 'gold EUR 800'],
  ]);
  expect(await shown([{ amount: null, currency: 'EUR', priceList: 'gold' }])).toEqual([
    200,
    ['default EUR 1000', 'default EUR 1100', 'default USD 900', 'gold EUR 800 ends'],
  ]);
  const timed = { amount: null, currency: 'USD', validFrom: '2030-01-01T00:00:00Z' };
  expect(await patch([timed])).toMatchObject({
    status: 400,
    body: { error: { details: [{ path: 'prices[0].validFrom' }] } },
  });
});

test.each([
  ['no price', [], 'prices'],
  ['a price of zero', [price(0)], 'prices[0].amount'],
  ['a price below zero', [price(-1)], 'prices[0].amount'],
  ['half a cent', [price(0.5)], 'prices[0].amount'],
  ['a price beyond the provider’s limit', [price(5), price(100_000_000, { priceList: 'gold' })], 'prices[1].amount'],
  ['a currency that we do not have', [price(5, { currency: 'CHF' })], 'prices[0].currency'],
  ['a price in the past', [price(5, { validFrom: '2020-01-01T00:00:00Z' })], 'prices[0].validFrom'],
  ['no time', [price(5, { validFrom: 'soon' })], 'prices[0].validFrom'],
  ['the same list and currency twice', [price(5), price(6)], 'prices[1]'],
  ['a price list with an impossible name', [price(5, { priceList: 'Gold!' })], 'prices[0].priceList'],
  ['an unknown field', [price(5, { validUntil: '2030-01-01T00:00:00Z' })], 'prices[0].validUntil'],
])('a product with %s is refused by its place, and nothing is written', async (_, prices, path) => {
  const { status, body } = await put('MUG-BAD', prices);
  expect([status, body.error?.code, body.error?.details.map((detail) => detail.path)]).toEqual([
    ...[400, 'validation_failed', [path]],
  ]);
  expect((await ask(getCatalogueEntry, { sku: 'MUG-BAD' })).status).toBe(404);
});

test('a change of a price that is cached says from when it may apply', async () => {
  await put('MUG-6', [price(1_000)]);
  const validFrom = new Date(time.now + 14_999).toISOString();
  const { body } = await put('MUG-6', [price(900, { validFrom })], { 'if-match': '*' });
  const earliest = new Date(time.now + 15_000).toISOString();
  expect(body.error?.details).toEqual([
    { path: 'prices[0].validFrom', message: expect.stringContaining(`must be ${earliest} or later`) },
  ]);
});

test.each([
  [{ delta: 0, reason: 'x' }, 400, 'delta'],
  [{ delta: 1.5, reason: 'x' }, 400, 'delta'],
  [{ count: -1, reason: 'x' }, 400, 'count'],
  [{ reason: 'x' }, 400, 'delta'],
  [{ delta: 1, count: 1, reason: 'x' }, 400, 'delta'],
  [{ delta: 1 }, 400, 'reason'],
  [{ delta: 1, reason: ' ' }, 400, 'reason'],
  [{ delta: -8, reason: 'x' }, 422, 'delta'],
])('the stock adjustment %j is refused, and nothing is booked', async (body, status, path) => {
  await put('MUG-7', [price(1_000)]);
  await ask(adjustStock, { sku: 'MUG-7', body: { count: 7, reason: 'Counted' } });
  const answer = await ask(adjustStock, { sku: 'MUG-7', body });
  expect([answer.status, answer.body.error?.details.map((detail) => detail.path)]).toEqual([status, [path]]);
  expect((await ask(getCatalogueEntry, { sku: 'MUG-7' })).body).toMatchObject({ stock: { available: 7 } });
});

test('an adjustment that is sent again is booked once, even when it took the last one', async () => {
  await put('MUG-8', [price(1_000)]);
  await ask(adjustStock, { sku: 'MUG-8', body: { delta: 5, reason: 'Delivery' } });
  const lost = { sku: 'MUG-8', body: { delta: -5, reason: 'Broken' }, headers: { 'idempotency-key': 'lost' } };
  const first = await ask(adjustStock, lost);
  const again = await ask(adjustStock, lost);
  expect([first.status, again.status, again.body, again.headers.get('idempotency-replayed')]).toEqual([
    ...[201, 201, first.body, 'true'],
  ]);
  const other = await ask(adjustStock, { ...lost, body: { delta: -4, reason: 'Broken' } });
  expect(other).toMatchObject({ status: 422, body: { error: { code: 'idempotency_key_reused' } } });
  expect((await ask(adjustStock, { sku: 'NONE', body: { delta: 1, reason: 'x' } })).status).toBe(404);
});

test('the catalogue and the ledger are read in pages', async () => {
  await put('MUG-9', [price(1_000)]);
  for (const delta of [1, 2, 3, 4, 5]) {
    time.now += 1;
    await ask(adjustStock, { sku: 'MUG-9', body: { delta, reason: 'Delivery' } });
  }
  const readAll = async (route: Route, asked: Asked) => {
    const all: { sku: string; quantity: number }[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const query: Record<string, string> = { limit: '2', ...(cursor ? { cursor } : {}) };
      const { body } = await ask(route, { ...asked, query });
      all.push(...((body['data'] ?? []) as typeof all));
      cursor = (body['meta'] as unknown as { nextCursor: string | null }).nextCursor;
    }
    return all;
  };
  expect((await readAll(listStockMovements, { sku: 'MUG-9' })).map(({ quantity }) => quantity)).toEqual([
    5, 4, 3, 2, 1,
  ]);
  const skus = (await readAll(listCatalogue, {})).map(({ sku }) => sku);
  expect(skus).toEqual([...new Set(skus)].toSorted());
  expect(skus).toContain('MUG-4');
});
