import { HttpRequest } from '@azure/functions';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { adjustStock } from '../../functions/http/catalogue/adjust-stock.ts';
import { discontinueProduct } from '../../functions/http/catalogue/discontinue-product.ts';
import { getCatalogueEntry } from '../../functions/http/catalogue/get-catalogue-entry.ts';
import { listCatalogue } from '../../functions/http/catalogue/list-catalogue.ts';
import { putProduct } from '../../functions/http/catalogue/put-product.ts';
import { updateProduct } from '../../functions/http/catalogue/update-product.ts';
import type { HttpContext } from '../../functions/http/http-context.ts';
import { answerRequest } from '../../functions/http/pipeline.ts';
import type { Route } from '../../functions/http/route.ts';
import { routes } from '../../functions/http/routes.ts';
import { CosmosActRecords } from '../../shared/adapters/cosmos/cosmos-act-records.ts';
import { CosmosAuditLogAdmin } from '../../shared/adapters/cosmos/cosmos-audit-log-admin.ts';
import { CosmosPartners } from '../../shared/adapters/cosmos/cosmos-partners.ts';
import { CosmosProducts } from '../../shared/adapters/cosmos/cosmos-products.ts';
import { CosmosStockLedger } from '../../shared/adapters/cosmos/cosmos-stock-ledger.ts';
import type { ActRecords } from '../../shared/ports/act-records.ts';
import { Unavailable } from '../../shared/ports/unavailable.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';

/** What the merchant's own systems change is recorded, through the real pipeline and adapters. */

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let context: HttpContext;
let acts: ActRecords;
let log: CosmosAuditLogAdmin;
const time = { now: Date.parse('2026-01-01T12:00:00.000Z') };
const clock = { now: () => new Date(time.now) };
const silent = { info() {}, warn() {}, error() {} };
const OBJECT_ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

beforeAll(async () => {
  database = await cosmosDatabase();
  const catalog = database.container('catalog');
  const verify = async (token: string) => ({
    ...{ clientId: token, objectId: OBJECT_ID },
    scopes: new Set(token === 'shop' ? ['catalogue.manage'] : ['orders.read']),
  });
  acts = new CosmosActRecords(database.container('audit'));
  log = new CosmosAuditLogAdmin(database.container('audit'));
  context = {
    accessTokens: { verify },
    settings: { gatewayRequired: false },
    partners: new CosmosPartners(
      { clients: database.container('clients'), partners: database.container('partners') },
      clock,
    ),
    products: new CosmosProducts(catalog),
    stockLedger: new CosmosStockLedger(catalog),
    acts,
    clock,
    featureSwitches: { findWait: async () => undefined },
  } as unknown as HttpContext;
});
beforeEach(() => {
  time.now += 60_000;
});
afterAll(() => database?.close());

interface Asked {
  as?: string;
  sku: string;
  body?: unknown;
  headers?: Record<string, string>;
  changed?: Partial<HttpContext>;
}

async function ask(route: Route, { as = 'shop', sku, body, headers = {}, changed = {} }: Asked) {
  const request = new HttpRequest({
    method: route.method,
    url: `http://127.0.0.1${route.path.replace('{sku}', sku)}`,
    params: { sku },
    query: {},
    headers: {
      ...{ authorization: `Bearer ${as}`, 'content-type': 'application/json', 'x-request-id': `of-${sku}` },
      ...headers,
    },
    ...(body === undefined ? {} : { body: { string: JSON.stringify(body) } }),
  });
  const { status, body: text } = await answerRequest(route, request, { ...context, ...changed }, silent);
  return { status, body: JSON.parse(String(text)) as Record<string, unknown> };
}

const mug = { name: 'Mug', prices: [{ amount: 1_000, currency: 'EUR' }] };
const put = (sku: string, more: Partial<Asked> = {}) =>
  ask(putProduct, { sku, body: mug, headers: { 'if-none-match': '*' }, ...more });
const since = async () => (await log.list({ since: clock.now() }, 10)).acts;

test('each change of a product is recorded with who, when, the request, and what was before and after', async () => {
  const priced = { ...mug.prices[0], priceList: 'default', validFrom: expect.any(String) };
  await put('MUG-1');
  time.now += 1;
  await ask(updateProduct, { sku: 'MUG-1', body: { lowStockAt: 5 }, headers: { 'if-match': '*' } });
  time.now += 1;
  await ask(discontinueProduct, { sku: 'MUG-1', headers: { 'if-match': '*' } });
  const [ended, patched, added] = (await log.list({ by: OBJECT_ID }, 10)).acts.map(({ id: _, ...act }) => act);
  const common = {
    ...{ by: { id: OBJECT_ID, name: 'shop' }, via: 'api', given: { sku: 'MUG-1' }, requestId: 'of-MUG-1' },
  };
  const product = { name: 'Mug', prices: [priced] };
  const end = (change: object) => ({
    ...{ at: expect.any(String), outcome: 'done', changed: 1 },
    changes: [{ of: 'product', id: 'MUG-1', ...change }],
  });
  expect(added).toEqual({ ...common, at: expect.any(String), command: 'putProduct', end: end({ after: product }) });
  const later = { ...product, lowStockAt: 5 };
  expect(patched).toMatchObject({ command: 'updateProduct', end: end({ before: product, after: later }) });
  expect(ended).toMatchObject({
    command: 'discontinueProduct',
    end: end({ before: later, after: { ...later, discontinuedAt: clock.now().toISOString() } }),
  });
});

test('an adjustment of stock is recorded with its reason, also when it is a repetition', async () => {
  await put('MUG-2');
  const body = { delta: 5, reason: 'Delivery 4711' };
  const asked = { sku: 'MUG-2', body, headers: { 'idempotency-key': 'one' } };
  time.now += 1;
  await ask(adjustStock, asked);
  await ask(adjustStock, asked);
  const recorded = await since();
  expect(recorded).toHaveLength(2);
  for (const act of recorded)
    expect(act).toMatchObject({
      ...{ command: 'adjustStock', because: 'Delivery 4711', by: { name: 'shop' } },
      end: { outcome: 'done', changes: [{ of: 'product', id: 'MUG-2', after: { quantity: 5, type: 'delivery' } }] },
    });
});

test('a change that is refused is recorded with its code; a bad body and a look are not recorded', async () => {
  await put('MUG-3');
  time.now += 1;
  expect((await put('MUG-3')).status).toBe(412);
  expect(await since()).toMatchObject([
    { command: 'putProduct', end: { outcome: 'failed', fault: 'precondition_failed', changes: [], changed: 0 } },
  ]);
  time.now += 1;
  expect((await put('MUG-3', { body: { name: 'Mug' } })).status).toBe(400);
  expect((await put('MUG-3', { as: 'partner' })).status).toBe(403);
  expect((await ask(getCatalogueEntry, { sku: 'MUG-3' })).status).toBe(200);
  expect(await since()).toEqual([]);
});

test('what can’t be recorded is not done; what is done is answered, even if its end can’t be recorded', async () => {
  const fail = () => Promise.reject(new Unavailable('audit: no answer'));
  const blind = { acts: { ...acts, begin: fail } as ActRecords };
  expect(await put('MUG-4', { changed: blind })).toMatchObject({
    status: 503,
    body: { error: { code: 'service_unavailable' } },
  });
  expect((await ask(getCatalogueEntry, { sku: 'MUG-4' })).status).toBe(404);

  const begin = acts.begin.bind(acts);
  expect((await put('MUG-4', { changed: { acts: { begin, end: fail } } })).status).toBe(201);
  expect(await since()).toMatchObject([{ command: 'putProduct', given: { sku: 'MUG-4' }, end: undefined }]);
});

test('every route of the merchant that is not a GET is recorded, and reading routes are not', () => {
  const ofMerchant = routes.filter(({ scope }) => scope === 'catalogue.manage');
  expect(ofMerchant).toEqual(expect.arrayContaining([putProduct, listCatalogue]));
  expect(ofMerchant.filter(({ method }) => method !== 'GET')).toEqual([
    putProduct,
    updateProduct,
    discontinueProduct,
    adjustStock,
  ]);
});
