import { HttpRequest } from '@azure/functions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Cursors } from '../../functions/http/cursor.ts';
import type { HttpContext } from '../../functions/http/http-context.ts';
import { getOrder } from '../../functions/http/orders/get-order.ts';
import { listOrders } from '../../functions/http/orders/list-orders.ts';
import { placeOrder } from '../../functions/http/orders/place-order.ts';
import { answerRequest } from '../../functions/http/pipeline.ts';
import { getProduct } from '../../functions/http/products/get-product.ts';
import { listProducts } from '../../functions/http/products/list-products.ts';
import { getDailyReport } from '../../functions/http/reports/get-daily-report.ts';
import type { Route } from '../../functions/http/route.ts';
import { CosmosCatalogue } from '../../shared/adapters/cosmos/cosmos-catalogue.ts';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { CosmosReports } from '../../shared/adapters/cosmos/cosmos-reports.ts';
import { PartnerId } from '../../shared/domain/ids.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';
import { anOrder } from '../running-stack.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let ports: HttpContext;
let now = Date.UTC(2026, 0, 1);
const lines: string[] = [];

beforeAll(async () => {
  database = await cosmosDatabase();
  // The clock moves by a minute at each read, so that no price stays cached.
  const clock = {
    now() {
      now += 60_000;
      return new Date(now);
    },
  };
  const key = { version: 'a'.repeat(32), value: 'a key for tests, and long enough' };
  ports = {
    clock,
    featureSwitches: { findWait: async () => undefined },
    settings: { gatewayRequired: false, publicUrl: 'http://127.0.0.1' },
    accessTokens: {
      verify: async () => ({ clientId: 'c', scopes: new Set(['orders.read', 'orders.write', 'reports.read']) }),
    },
    partners: { findByClient: async () => ({ id: PartnerId.parse('acme'), name: 'Acme', tier: 'small' }) },
    cursors: new Cursors({
      getCurrent: async () => key,
      find: async () => key,
      findReplacement: async () => undefined,
    }),
    orders: new CosmosOrders(database.container('orders')),
    screeningRules: { current: async () => [] },
    catalogue: new CosmosCatalogue(database.container('catalog'), clock),
    reports: new CosmosReports(database.container('reports')),
  } as unknown as HttpContext;
});
afterAll(() => database?.close());

async function call(route: Route, path: string, { params = {}, key = '', body = {} } = {}) {
  lines.length = 0;
  const request = new HttpRequest({
    method: route.method,
    url: `http://127.0.0.1${path}`,
    params,
    headers: { authorization: 'Bearer t', 'content-type': 'application/json', 'idempotency-key': key },
    ...(route.method === 'GET' ? {} : { body: { string: JSON.stringify(body) } }),
  });
  const print = (line: string) => void lines.push(line);
  const { status, body: text } = await answerRequest(route, request, ports, { info: print, warn: print, error: print });
  return { status, ...JSON.parse(String(text)) };
}

const put = (document: object) => database.container('catalog').items.upsert(document);
const product = (sku: string, price: unknown = { amount: 900, currency: 'EUR' }) =>
  put({ id: 'product', sku, type: 'product', name: sku, price });
const stock = (sku: string, available: unknown = 9) => put({ id: 'stock', sku, type: 'stock', available, reserved: 0 });

test('only an order that can’t be read is missing from its page; the page says so, and the next pages work', async () => {
  await product('MUG-01');
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    const placed = await call(placeOrder, '/v1/orders', {
      key: `key-${n}`,
      body: anOrder({ lines: [{ sku: 'MUG-01', quantity: 1 }] }),
    });
    ids.push(placed.id);
  }
  const [first, second = '', third, fourth = '', fifth] = ids;
  for (const id of [second, fourth]) {
    const item = database.container('orders').item(id, ['acme', id]);
    const { resource } = await item.read();
    const { total: _, ...order } = resource.order;
    await item.replace({ ...resource, order });
  }
  const pages: unknown[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = cursor ? `&cursor=${cursor}` : '';
    const page = await call(listOrders, `/v1/orders?limit=2&sort=createdAt${query}`);
    pages.push([page.status, page.data.map(({ id }: { id: string }) => id), page.meta.unreadable]);
    cursor = page.meta.nextCursor;
  }
  expect(pages).toEqual([
    [200, [first], [second]],
    [200, [third], [fourth]],
    [200, [fifth], undefined],
  ]);

  await call(listOrders, '/v1/orders');
  expect(lines).toContainEqual(expect.stringContaining(`order ${second} can't be read: order.total: `));
  const alone = await call(getOrder, `/v1/orders/${second}`, { params: { orderId: second } });
  expect([alone.status, alone.error.code]).toEqual([500, 'internal_error']);
  expect(lines[0]).toMatch(/^getOrder failed: order\.total: /);
});

test.each([
  1.5,
  -100,
  { amount: 1.5, currency: 'EUR' },
  { amount: -100, currency: 'EUR' },
  { amount: 1, currency: 'JPY' },
  null,
])(
  'only a product with the price %j is missing from the list; the list says so, and the product can’t be ordered',
  async (price) => {
    await product('BAD-01', price);
    const { status, data, meta } = await call(listProducts, '/v1/products');
    expect([status, data.map(({ sku }: { sku: string }) => sku), meta.unreadable]).toEqual([
      200,
      ['MUG-01'],
      ['BAD-01'],
    ]);
    expect(lines).toContainEqual(expect.stringContaining("product BAD-01 can't be read: price"));

    const body = anOrder({ lines: [{ sku: 'BAD-01', quantity: 1 }] });
    const refused = await call(placeOrder, '/v1/orders', { key: 'bad', body });
    expect([refused.status, refused.error.code]).toEqual([422, 'unknown_sku']);
    const alone = await call(getProduct, '/v1/products/BAD-01', { params: { sku: 'BAD-01' } });
    expect(alone.status).toBe(500);
    expect(lines[0]).toMatch(/^getProduct failed: price/);
  },
);

test('a product whose stock can’t be read has no stock', async () => {
  await stock('MUG-01', -5);
  const { data } = await call(listProducts, '/v1/products');
  expect(lines).toContainEqual(expect.stringContaining("stock MUG-01 can't be read: available: "));
  const alone = await call(getProduct, '/v1/products/MUG-01', { params: { sku: 'MUG-01' } });
  expect([...data.map(({ available }: { available: number }) => available), alone.available]).toEqual([0, 0]);
});

test('a list of products continues after stock levels that have no product', async () => {
  for (const sku of ['LEFT-1', 'LEFT-2', 'LEFT-3', 'LEFT-4', 'LEFT-5']) await stock(sku);
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await call(listProducts, `/v1/products?limit=1${cursor ? `&cursor=${cursor}` : ''}`);
    seen.push(...page.data.map(({ sku }: { sku: string }) => sku), ...(page.meta.unreadable ?? []));
    cursor = page.meta.nextCursor;
  }
  expect(seen).toEqual(['BAD-01', 'MUG-01']);
});

test('only a row of a report that can’t be read is missing, and its day is named', async () => {
  const total = { type: 'total', currency: 'EUR', orders: 1, confirmed: 1, revenue: 900, failures: 0 };
  const reports = database.container('reports');
  for (const day of ['2026-01-01', '2026-01-02']) {
    await reports.items.create({ ...total, id: 'total-EUR', partnerId: 'acme', day });
  }
  await reports.item('total-EUR', ['acme', '2026-01-01']).patch([{ op: 'set', path: '/revenue', value: -1 }]);
  const { status, data, meta } = await call(getDailyReport, '/v1/reports/daily?from=2026-01-01&to=2026-01-31');
  expect([status, data.map(({ day }: { day: string }) => day), meta]).toEqual([
    200,
    ['2026-01-02'],
    { unreadable: ['2026-01-01'] },
  ]);
  expect(lines).toContainEqual(expect.stringContaining("can't be read: revenue: "));
});
