import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { type Gateway, startGateway } from '@partner-orders/embedded-azure/gateway';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { schemaVersions } from '../../shared/domain/schema-versions.ts';
import { problems } from '../../shared/problems.ts';
import { gatewayPolicies, gatewaySettings } from '../../tools/run-locally/gateway-settings.ts';
import { anOrder, RunningStack } from '../running-stack.ts';
import { ApiContract, type ApiOperation } from './api-contract.ts';
import { eventSigners } from './sign-event.ts';

/** Goes through the gateway, like partners. Each test produces a kind of response; the last one lists what is missing. */

const contract = new ApiContract();
const ofPartners = contract.operations.filter(({ security }) => security.length > 0);
const NOWHERE = {
  orderId: 'ord_00000000000000000000000000',
  refundId: 'ref_00000000000000000000000000',
  sku: 'NOPE-1',
  endpointId: 'whe_00000000000000000000000000',
  deliveryId: 'dlv_nope',
  redeliveryId: 'rdl_00000000000000000000000000',
  exportId: 'exp_00000000000000000000000000',
  importId: 'imp_00000000000000000000000000',
  code: 'nope',
  file: 'nope.js',
};
const ALL_ROLES = [
  'orders.read',
  'orders.write',
  'reports.read',
  'exports.manage',
  'imports.manage',
  'webhooks.manage',
  'tier.generous',
];
const IMPORT_KEY = 'the-import';
const trusted = getCACertificates('default');
/** The merchant's operations change another product than the one that is ordered here. */
const MERCHANTS_SKU = 'APRON-01';
const isOfMerchant = ({ security }: ApiOperation) => JSON.stringify(security).includes('catalogue.manage');

let stack: RunningStack;
let gateway: string;
let token: string;
let merchantToken: string;
/** The ids that exist, by the name of the parameter. */
let somewhere: Record<string, string>;
let lists = 0;
/** The operations whose requests a provider signs. */
let signers: Awaited<ReturnType<typeof eventSigners>>;

beforeAll(async () => {
  stack = await RunningStack.start(async () => ({ GATEWAY_REQUIRED: 'true' }), { files: true });
  setDefaultCACertificates([...trusted, readFileSync(stack.prepared.stack.caFile ?? '', 'utf8')]);
  gateway = stack.prepared.gatewayUrl;
  token = await stack.tokenOf('acme');
  merchantToken = await stack.tokenOf('merchant');
  signers = await eventSigners(stack);
  const page = await (await fetch(new URL('/docs', gateway))).text();
  const file = /src="\/docs\/([^"]+)"/.exec(page)?.[1] ?? '';
  const orderId = await placed();
  await stack.ended('acme', orderId);
  somewhere = { orderId, sku: 'MUG-01', code: 'not_found', file };
  const { body } = await askFor('requestRefund');
  somewhere = { ...somewhere, refundId: (body as { id: string }).id };
  for (const [name, operationId] of [
    ['endpointId', 'createWebhookEndpoint'],
    ['deliveryId', 'testWebhookEndpoint'],
    ['redeliveryId', 'redeliverSince'],
    ['exportId', 'createExport'],
  ] as const) {
    somewhere = { ...somewhere, [name]: await idOf(askFor(operationId)) };
  }
  somewhere = { ...somewhere, importId: await uploaded(IMPORT_KEY) };
  expect((await askFor('startImport')).status).toBe(202);
});
afterAll(async () => {
  setDefaultCACertificates(trusted);
  await stack?.stop();
});

/** An import whose file is uploaded. */
async function uploaded(key: string): Promise<string> {
  const { body } = await askFor('createImport', { headers: { 'idempotency-key': key }, body: '{"format":"ndjson"}' });
  const { id, upload } = body as { id: string; upload?: { url: string } };
  const headers = { 'x-ms-blob-type': 'BlockBlob' };
  const put = await fetch(upload?.url ?? '', { method: 'PUT', headers, body: JSON.stringify(anOrder()) });
  expect(put.status).toBe(201);
  return id;
}

const tokenFor = (operation: ApiOperation) => (isOfMerchant(operation) ? merchantToken : token);

const REFUND = JSON.stringify({ amount: { amount: 1, currency: 'EUR' }, reason: 'A cent' });
const PUT = { name: 'Apron', prices: [{ amount: 3_400, currency: 'EUR' }] };

interface Change {
  base?: string;
  token?: string | undefined;
  params?: Record<string, string>;
  query?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** A request that is valid by the document, except for the test's changes. Its response is checked against the document. */
async function ask(operation: ApiOperation, change: Change = {}) {
  const bearer = 'token' in change ? change.token : tokenFor(operation);
  const day = new Date().toISOString().slice(0, 10);
  const right: Record<string, string> = { from: day, to: day, 'Idempotency-Key': randomUUID(), 'If-Match': '*' };
  const required = operation.parameters.filter((parameter) => parameter.required);
  const [[mediaType, { example }] = [undefined, { example: undefined }]] = Object.entries(
    operation.requestBody?.content ?? {},
  );
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    return { ...somewhere, ...(isOfMerchant(operation) ? { sku: MERCHANTS_SKU } : {}), ...change.params }[name] ?? name;
  });
  const valuesIn = (place: string) =>
    Object.fromEntries(required.flatMap((one) => (one.in === place ? [[one.name, right[one.name] ?? '']] : [])));
  const query = new URLSearchParams(valuesIn('query'));
  // Each list of products differs, in case something in between caches it.
  if (operation.operationId === 'listProducts' && !change.query?.includes('limit')) {
    lists += 1;
    query.set('limit', String(lists));
  }
  const headers = new Headers(valuesIn('header'));
  if (bearer !== undefined && operation.security.length > 0) headers.set('authorization', `Bearer ${bearer}`);
  if (mediaType !== undefined) headers.set('content-type', mediaType);
  if (operation.operationId === 'putProduct' && !change.headers?.['if-none-match']) headers.set('if-match', '*');
  const signed = signers[operation.operationId]?.();
  for (const [name, value] of Object.entries({ ...signed?.headers, ...change.headers })) headers.set(name, value);
  // No example can contain valid credentials.
  const { clientId, clientSecret } = stack.prepared.clients['acme'] ?? {};
  const rightBody = operation.operationId === 'getDocsToken' ? { clientId, clientSecret } : example;
  const response = await fetch(new URL(`${path}?${query}${change.query ?? ''}`, change.base ?? gateway), {
    method: operation.method,
    headers,
    redirect: 'manual',
    ...(mediaType === undefined ? {} : { body: change.body ?? signed?.body ?? JSON.stringify(rightBody) }),
  });
  const isPartial = change.query?.includes('fields=') ?? false;
  const body = await contract.judge(operation, response, { isPartial });
  return { status: response.status, headers: response.headers, body };
}

const askFor = (operationId: string, change?: Change) => ask(contract.operation(operationId), change);

async function idOf(asked: ReturnType<typeof ask>): Promise<string> {
  return ((await asked).body as { id: string }).id;
}

const placed = () => idOf(askFor('placeOrder'));

/** Calls all these operations, and expects this status from each. */
async function all(operations: ApiOperation[], status: number, change: Change = {}): Promise<void> {
  const answers = await Promise.all(
    operations.map(async (operation) => [operation.operationId, (await ask(operation, change)).status]),
  );
  expect(answers).toEqual(operations.map(({ operationId }) => [operationId, status]));
}

const declaring = (status: number, operations = contract.operations) =>
  operations.filter(({ responses }) => String(status) in responses);

test('the requests in the examples work', async () => {
  // An order that can be cancelled: while the carrier fails, its saga can't go on.
  await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'error' });
  const own: Record<string, Record<string, string>> = {
    cancelOrder: { orderId: await placed() },
    deleteWebhookEndpoint: { endpointId: await idOf(askFor('createWebhookEndpoint')) },
  };
  for (const operation of contract.operations) {
    const { status } = await ask(operation, { params: own[operation.operationId] ?? {} });
    expect([operation.operationId, status]).toEqual([
      operation.operationId,
      Number(Object.keys(operation.responses)[0]),
    ]);
  }
  await stack.mend('carrier');
  const withExample = contract.operations.filter(({ requestBody }) => requestBody !== undefined);
  for (const { requestBody } of withExample) {
    expect(Object.values(requestBody?.content ?? {}).every(({ example }) => example !== undefined)).toBe(true);
  }
});

test('an order that waits for its payer matches its schema, with its timeline, and is cancelled', async () => {
  const order = anOrder({ paymentMethod: 'pm_card_threeDSecure2Required', returnUrl: 'https://shop.example' });
  const { body } = await askFor('placeOrder', { body: JSON.stringify(order) });
  const params = { orderId: (body as { id: string }).id };
  const isWaiting = async () => (await stack.storedOrder('acme', params.orderId)).status === 'awaiting_payment';
  await until('the order to wait for its payer', isWaiting);
  const waiting = await askFor('getOrder', { params });
  expect(waiting.body).toMatchObject({ status: 'awaiting_payment', payment: { action: { type: 'redirect' } } });
  expect((await askFor('getTimeline', { params })).status).toBe(200);
  expect(await askFor('cancelOrder', { params })).toMatchObject({ status: 202, body: { status: 'cancelling' } });
});

test('an order that has ended matches its schema, for each way of ending', async () => {
  const declined = await askFor('placeOrder', {
    body: JSON.stringify(anOrder({ paymentMethod: 'pm_card_visa_chargeDeclined' })),
  });
  const orderIds = [somewhere['orderId'] ?? '', (declined.body as { id: string }).id];
  for (const orderId of orderIds) {
    await stack.ended('acme', orderId);
    for (const operationId of ['getOrder', 'getTimeline']) await askFor(operationId, { params: { orderId } });
  }
  await askFor('listOrders');
  await askFor('listOrders', { query: '&limit=1' });
  await askFor('getOrder', { query: '&fields=id,status' });
  await askFor('getOrder', { query: '&expand=timeline,refunds,deliveries' });
});

test('a browser is redirected to the documentation', async () => {
  const { status, headers } = await askFor('getRoot', { headers: { accept: 'text/html' } });
  expect([status, headers.get('location')]).toEqual([307, '/docs']);
});

test('a caller that already has the response gets 304', async () => {
  for (const operation of declaring(304)) {
    // Past the gateway, which answers from what it keeps without looking at tags.
    const base = stack.host.url;
    const query = operation.operationId === 'listProducts' ? '&limit=2' : '';
    const authorized: Record<string, string> = { 'x-partner-authorization': `Bearer ${token}` };
    const { headers } = await ask(operation, { base, query, headers: authorized });
    const held = { ...authorized, 'if-none-match': headers.get('etag') ?? '' };
    const again = await ask(operation, { base, query, headers: held });
    expect([operation.operationId, again.status]).toEqual([operation.operationId, 304]);
  }
});

test('reports are also CSV, and nothing else', async () => {
  const reports = declaring(406);
  expect(reports).toHaveLength(3);
  for (const operation of reports) {
    const { status, headers } = await ask(operation, { headers: { accept: 'text/csv' } });
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8; header=present']);
  }
  await all(reports, 406, { headers: { accept: 'image/png' } });
});

test('answers 400 to an unknown parameter', () => all(contract.operations, 400, { query: '&nobody=knows' }));

test('operations for partners answer 401 without a token', () => all(ofPartners, 401, { token: undefined }));

test('operations for partners answer 403 to a token without the role', async () => {
  const [, payload = ''] = token.split('.');
  const { iat: _i, exp: _e, nbf: _n, ...claims } = JSON.parse(Buffer.from(payload, 'base64url').toString());
  // With its tier: the small one has fewer calls a minute than this file makes.
  await all(ofPartners, 403, { token: await stack.sign({ ...claims, roles: ['tier.generous'] }) });
  expect(ALL_ROLES).toEqual(expect.arrayContaining(claims.roles));
});

test('answers 404 to a resource that does not exist', async () => {
  const puts = ({ method }: ApiOperation) => method === 'PUT';
  await all(
    declaring(404).filter((operation) => !puts(operation)),
    404,
    { params: NOWHERE },
  );
  // A PUT creates what does not exist, unless the name of it is impossible.
  await all(declaring(404).filter(puts), 404, { params: { sku: 'nope' } });
});

test('answers 400, 413 or 415 to a body of the wrong format or size', async () => {
  const withBody = declaring(415);
  await all(withBody, 415, { headers: { 'content-type': 'text/plain' } });
  await all(withBody, 413, { body: JSON.stringify({ reference: 'x'.repeat(70_000) }) });
  await all(withBody, 400, { body: '{"lines":[' });
});

test('every other refusal has its own error code', async () => {
  const orderId = somewhere['orderId'] ?? '';
  await stack.container('catalog').items.create({
    id: 'product',
    sku: 'BOOK-US',
    type: 'product',
    schemaVersion: 1,
    name: 'A book',
    price: { amount: 900, currency: 'USD' },
  });
  await stack.container('catalog').items.create({
    id: 'product',
    sku: 'GIFT-1',
    type: 'product',
    schemaVersion: 1,
    name: 'A gift',
    price: { amount: 0, currency: 'EUR' },
  });
  const declined = JSON.stringify(anOrder({ paymentMethod: 'pm_card_visa_chargeDeclined' }));
  const failed = ((await askFor('placeOrder', { body: declined })).body as { id: string }).id;
  await stack.ended('acme', failed);
  const linesOf = (sku: string, quantity: number) => JSON.stringify(anOrder({ lines: [{ sku, quantity }] }));
  const key = randomUUID();
  const refusals: [string, number, Change][] = [
    ['placeOrder', 202, { headers: { 'idempotency-key': key } }],
    ['placeOrder', 202, { headers: { 'idempotency-key': key } }],
    ['placeOrder', 422, { headers: { 'idempotency-key': key }, body: JSON.stringify(anOrder({ reference: 'other' })) }],
    ['placeOrder', 422, { body: JSON.stringify(anOrder({ lines: [{ sku: 'NOPE-1', quantity: 1 }] })) }],
    [
      'placeOrder',
      422,
      { body: JSON.stringify(anOrder({ lines: ['MUG-01', 'BOOK-US'].map((sku) => ({ sku, quantity: 1 })) })) },
    ],
    ['placeOrder', 422, { body: linesOf('GIFT-1', 100) }],
    ['placeOrder', 422, { body: linesOf('GRINDER-01', 8_404) }],
    ['placeOrder', 400, { headers: { 'idempotency-key': '' } }],
    ['listOrders', 400, { query: '&cursor=forged' }],
    ['listProducts', 400, { query: '&cursor=forged' }],
    ['updateOrder', 400, { headers: { 'if-match': '5' } }],
    ['updateOrder', 412, { headers: { 'if-match': '"0"' } }],
    ['updateOrder', 409, { params: { orderId }, body: '{"shipTo":{"city":"Graz"}}' }],
    ['requestRefund', 202, { headers: { 'idempotency-key': key }, body: REFUND }],
    ['requestRefund', 202, { headers: { 'idempotency-key': key }, body: REFUND }],
    ['requestRefund', 422, { headers: { 'idempotency-key': key }, body: '{"reason":"Another"}' }],
    ['requestRefund', 422, { body: '{"amount":{"amount":1000000,"currency":"EUR"},"reason":"Too much"}' }],
    ['requestRefund', 409, { params: { orderId: failed }, body: REFUND }],
    ['cancelOrder', 409, { params: { orderId: failed } }],
    ['putProduct', 201, { params: { sku: 'NEW-1' }, headers: { 'if-none-match': '*' } }],
    ['putProduct', 412, { params: { sku: 'NEW-1' }, headers: { 'if-none-match': '*' } }],
    ['putProduct', 404, { params: { sku: 'NEW-2' } }],
    ['putProduct', 412, { headers: { 'if-match': '"0"' } }],
    ['putProduct', 400, { headers: { 'if-match': '5' } }],
    ...['updateProduct', 'discontinueProduct'].flatMap((id): [string, number, Change][] => [
      [id, 412, { headers: { 'if-match': '"0"' } }],
      [id, 400, { headers: { 'if-match': '5' } }],
    ]),
    ['listCatalogue', 400, { query: '&cursor=forged' }],
    ['listStockMovements', 400, { query: '&cursor=forged' }],
    ['adjustStock', 422, { body: '{"delta":-1000000,"reason":"Lost"}' }],
    ['adjustStock', 400, { body: '{"delta":1,"count":1,"reason":"Which?"}' }],
    ['adjustStock', 400, { headers: { 'idempotency-key': '' } }],
    ['adjustStock', 201, { headers: { 'idempotency-key': key } }],
    ['adjustStock', 201, { headers: { 'idempotency-key': key } }],
    ['adjustStock', 422, { headers: { 'idempotency-key': key }, body: '{"delta":2,"reason":"Another"}' }],
    ['createExport', 202, { headers: { 'idempotency-key': key } }],
    ['createExport', 202, { headers: { 'idempotency-key': key } }],
    ['createExport', 422, { headers: { 'idempotency-key': key }, body: '{"format":"ndjson"}' }],
    ['createExport', 400, { body: '{"format":"pdf"}' }],
    ['createExport', 400, { headers: { 'idempotency-key': '' } }],
    ['getDocsToken', 400, { body: '{"clientId":"nobody","clientSecret":"none"}' }],
  ];
  for (const [operationId, status, change] of refusals) {
    expect([operationId, (await askFor(operationId, change)).status]).toEqual([operationId, status]);
  }
  const bare = (operationId: string, headers: Record<string, string>) => {
    const operation = contract.operation(operationId);
    const body = operation.method === 'PATCH' ? '{}' : JSON.stringify(operationId === 'putProduct' ? PUT : anOrder());
    const path = operation.path
      .replace('{orderId}', orderId)
      .replace('{sku}', MERCHANTS_SKU)
      .replace('{endpointId}', somewhere['endpointId'] ?? '');
    return fetch(new URL(path, gateway), {
      method: operation.method,
      ...(operation.method === 'DELETE' ? {} : { body }),
      headers: { authorization: `Bearer ${tokenFor(operation)}`, ...headers },
    });
  };
  for (const [operationId, type] of [
    ['putProduct', 'application/json'],
    ['updateProduct', 'application/json'],
    ['discontinueProduct', ''],
  ] as const) {
    const unguarded = await bare(operationId, type === '' ? {} : { 'content-type': type });
    await contract.judge(contract.operation(operationId), unguarded);
    expect([operationId, unguarded.status]).toEqual([operationId, 428]);
  }
  for (const operationId of ['updateOrder', 'updateWebhookEndpoint']) {
    const unconditional = await bare(operationId, { 'content-type': 'application/merge-patch+json' });
    await contract.judge(contract.operation(operationId), unconditional);
    expect([operationId, unconditional.status]).toEqual([operationId, 428]);
  }
  const keyless = await bare('placeOrder', { 'content-type': 'application/json' });
  expect(await contract.judge(contract.operation('placeOrder'), keyless)).toMatchObject({
    error: { code: 'idempotency_key_missing' },
  });
});

test('every refusal of an import has its own error code', async () => {
  const key = { 'idempotency-key': randomUUID() };
  const params = { importId: await idOf(askFor('createImport', { headers: key })) };
  const refusals: [string, number, Change][] = [
    ['createImport', 201, { headers: key }],
    ['createImport', 422, { headers: key, body: '{"format":"csv"}' }],
    ['createImport', 400, { headers: { 'idempotency-key': '' } }],
    ['createImport', 400, { body: '{"format":"pdf"}' }],
    ['createImport', 429, {}],
    ['startImport', 409, { params }],
  ];
  for (const [operationId, status, change] of refusals) {
    expect([operationId, (await askFor(operationId, change)).status]).toEqual([operationId, status]);
  }
  const { body } = await askFor('getImport', { params });
  const { url } = (body as { upload: { url: string } }).upload;
  await fetch(url, { method: 'PUT', headers: { 'x-ms-blob-type': 'BlockBlob' }, body: '' });
  expect((await askFor('startImport', { params })).status).toBe(422);
  expect((await askFor('cancelImport', { params })).status).toBe(202);
  expect((await askFor('startImport', { params })).body).toMatchObject({ error: { code: 'not_startable' } });
});

test('a partner with as many open exports as it may have gets 429', async () => {
  const places = { id: 'open', partnerId: 'acme', jobId: 'open-exports', type: 'open-jobs' };
  const open = ['1', '2'].map((n) => ({ id: NOWHERE.exportId.replace(/0$/, n), at: new Date().toISOString() }));
  await stack.container('jobs').items.upsert({ ...places, places: open });
  const refused = await askFor('createExport');
  expect(refused).toMatchObject({ status: 429, body: { error: { code: 'too_many_jobs' } } });
  await stack.container('jobs').items.upsert({ ...places, places: [] });
});

test('every refusal of a webhook endpoint has its own error code', async () => {
  const once = { headers: { 'idempotency-key': randomUUID() } };
  const endpointId = await idOf(askFor('createWebhookEndpoint', once));
  const params = { endpointId };
  const wrongKey = { params, headers: { 'idempotency-key': '' } };
  const since = '2026-01-01T00:00:00.000Z';
  await runRedelivery(endpointId, since);
  const asks: [string, number, Change][] = [
    ['redeliverSince', 409, { params, body: JSON.stringify({ failedSince: '2026-01-02T00:00:00Z' }) }],
    ['createWebhookEndpoint', 201, once],
    ['createWebhookEndpoint', 422, { ...once, body: '{"url":"https://other.example.com","types":["order.*"]}' }],
    ['createWebhookEndpoint', 400, wrongKey],
    ['createWebhookEndpoint', 400, { body: '{"url":"https://10.0.0.1","types":["order.*"]}' }],
    ['updateWebhookEndpoint', 412, { params, headers: { 'if-match': '"0"' } }],
    ['updateWebhookEndpoint', 400, { params, headers: { 'if-match': '5' } }],
    ['rotateWebhookSecret', 400, wrongKey],
    ['rotateWebhookSecret', 200, { params, ...once }],
    ['rotateWebhookSecret', 200, { params, ...once }],
    ['rotateWebhookSecret', 422, { params, ...once, body: '{"overlapHours":1}' }],
    ['rotateWebhookSecret', 200, { params }],
    ['rotateWebhookSecret', 200, { params }],
    ['rotateWebhookSecret', 409, { params }],
    ['testWebhookEndpoint', 400, wrongKey],
    ['listDeliveries', 400, { query: '&cursor=forged' }],
    ['updateWebhookEndpoint', 200, { params, body: '{"enabled":false}' }],
    ['testWebhookEndpoint', 409, { params }],
    ['redeliver', 409, { params }],
  ];
  for (const [n, [operationId, status, change]] of asks.entries()) {
    expect([n, operationId, (await askFor(operationId, change)).status]).toEqual([n, operationId, status]);
  }
  while ((await askFor('createWebhookEndpoint')).status !== 409);
});

/** A redelivery that is running, until the next request wakes it. */
async function runRedelivery(endpointId: string, failedSince: string): Promise<void> {
  const id = NOWHERE.redeliveryId.replace('0', '1');
  const times = { createdAt: failedSince, updatedAt: failedSince };
  const job = {
    id,
    partnerId: 'acme',
    endpointId,
    failedSince,
    status: 'running',
    looked: 0,
    redelivered: 0,
    ...times,
  };
  const keys = { subject: id, type: 'redelivery', schemaVersion: schemaVersions.redelivery };
  await stack.container('deliveries').items.create({ ...job, ...keys });
  const item = stack.container('partners').item('webhook-endpoints', 'acme');
  const { resource } = await item.read();
  for (const endpoint of resource.endpoints) if (endpoint.id === endpointId) endpoint.redelivery = id;
  await item.replace(resource);
}

test('every operation answers 429 after too many calls', async () => {
  const globex = await stack.tokenOf('globex');
  const products = contract.operation('listProducts');
  while ((await ask(products, { token: globex })).status !== 429);
  await all(ofPartners, 429, { token: globex });
});

test('the operations without a token have a limit per address', async () => {
  const policies = mkdtempSync(join(tmpdir(), 'partner-policies-'));
  let strict: Gateway | undefined;
  try {
    cpSync(gatewayPolicies, policies, { recursive: true });
    const file = join(policies, 'partner-api.xml');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/calls="(20|600|6000)"/g, 'calls="1"'));
    const { urls } = stack.prepared.stack;
    strict = await startGateway({ policies, backendUrl: stack.host.url, ...gatewaySettings(urls) });
    const without = contract.operations.filter((operation) => !ofPartners.includes(operation));
    await ask(contract.operation('getLiveness'), { base: strict.url });
    await ask(contract.operation('getDocsToken'), { base: strict.url });
    await ask(contract.operation('receivePaymentEvent'), { base: strict.url });
    await all(without, 429, { base: strict.url });
  } finally {
    await strict?.close();
    rmSync(policies, { recursive: true, force: true });
  }
});

test('while the store is down, every operation that needs it answers 503', async () => {
  const { resume } = await stack.prepared.stack.interruptCosmos();
  try {
    // A token can be requested without it.
    await all(
      declaring(503).filter(({ operationId }) => operationId !== 'getDocsToken'),
      503,
    );
  } finally {
    await resume();
  }
});

/** A document that can't be read hides no other, and its product can't be sold. */
const GOES_ON: Record<string, number> = {
  getTimeline: 200,
  listEvents: 200,
  streamAllEvents: 200,
  listOrders: 200,
  listProducts: 200,
  listCatalogue: 200,
  getDailyReport: 200,
  getHourlyReport: 200,
  getProductReport: 200,
  receivePaymentEvent: 200,
  receiveShipmentEvent: 200,
  placeOrder: 422,
};

test('a bug is answered with 500 without details', async () => {
  const broken = await placed();
  const refundId = somewhere['refundId'] ?? '';
  await stack.ended('acme', broken);
  const orders = stack.container('orders');
  const { resource } = await orders.item(broken, ['acme', broken]).read();
  await orders.items.upsert({ ...resource, order: { ...resource.order, total: 'much' } });
  const { resources } = await orders.items
    .query('SELECT * FROM c WHERE c.type = "event"', { partitionKey: ['acme', broken] })
    .fetchAll();
  await orders.items.upsert({ ...resources[0], event: { secret: 'of ours' } });
  await orders.items.create({ id: refundId, partnerId: 'acme', orderId: broken, type: 'refund', secret: 'of ours' });
  await stack.container('catalog').items.create({ id: 'product', sku: 'BROKEN-1', type: 'product', secret: 'of ours' });
  const endpoints = { id: 'webhook-endpoints', partnerId: 'acme', type: 'webhookEndpoints' };
  await stack.container('partners').items.upsert({ ...endpoints, endpoints: [{ secret: 'of ours' }] });
  const day = new Date().toISOString().slice(0, 10);
  await stack.container('reports').items.create({ id: 'total-XXX', partnerId: 'acme', day, type: 'total' });

  const importId = somewhere['importId'] ?? '';
  const jobs = stack.container('jobs');
  const { resource: job } = await jobs.item(importId, ['acme', importId]).read();
  await jobs.items.upsert({ ...job, place: { secret: 'of ours' } });
  const brokenExport = 'exp_00000000000000000000000009';
  const ofJob = { partnerId: 'acme', jobId: brokenExport, type: 'job', kind: 'export' };
  await stack.container('jobs').items.create({ id: brokenExport, ...ofJob });
  const places = { id: 'open', partnerId: 'acme', jobId: 'open-exports', type: 'open-jobs', places: [] };
  await stack.container('jobs').items.upsert({ ...places, of: { partnerId: 'globex' } });

  const body = { placeOrder: JSON.stringify(anOrder({ lines: [{ sku: 'BROKEN-1', quantity: 1 }] })) };
  for (const operation of declaring(500)) {
    const change = {
      params: { orderId: broken, sku: 'BROKEN-1', exportId: brokenExport },
      query: operation.operationId === 'listProducts' ? '&limit=199' : '',
      ...(operation.operationId === 'createImport' ? { headers: { 'idempotency-key': IMPORT_KEY } } : {}),
    };
    const answer = await ask(
      operation,
      operation.operationId === 'placeOrder' ? { ...change, body: body.placeOrder } : change,
    );
    const status = GOES_ON[operation.operationId] ?? 500;
    expect([operation.operationId, answer.status]).toEqual([operation.operationId, status]);
    expect(JSON.stringify(answer.body)).not.toContain('of ours');
  }
});

test('the gateway answers 504 or 502 when the app does not answer in time or can’t be reached', async () => {
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const policies = mkdtempSync(join(tmpdir(), 'partner-policies-'));
  let impatient: Gateway | undefined;
  try {
    cpSync(gatewayPolicies, policies, { recursive: true });
    const file = join(policies, 'partner-api.xml');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replaceAll('<forward-request timeout="60"', '<forward-request timeout="1"'),
    );
    const { urls } = stack.prepared.stack;
    impatient = await startGateway({ policies, backendUrl: `http://127.0.0.1:${port}`, ...gatewaySettings(urls) });
    await all(contract.operations, 504, { base: impatient.url });
  } finally {
    await impatient?.close();
    silent.close();
    rmSync(policies, { recursive: true, force: true });
  }
  await stack.host.stop();
  await all(contract.operations, 502);
});

test('the tests above have seen every declared status and every error code', () => {
  // Tokens that are not to be had:
  // shared/adapters/identity/entra-token-relay.spec.ts.
  const goOn = Object.keys(GOES_ON).map((operation) => `${operation} 500`);
  expect(contract.unseen().toSorted()).toEqual([...goOn, 'getDocsToken 503'].toSorted());
  // A path that is known with another method is no operation (test/http/bad-input.spec.ts), too many streams are opened in
  // test/http/stream-events.spec.ts, and no client sends what is not HTTP (test/gateway/malformed-requests.spec.ts).
  const unseen = Object.keys(problems).filter((code) => !contract.codesSeen.has(code));
  expect(unseen).toEqual([
    'malformed_request',
    'method_not_allowed',
    'request_timeout',
    'uri_too_long',
    'expectation_failed',
    'headers_too_large',
    'too_many_streams',
    // test/ops/feature-commands.spec.ts
    'switched_off',
  ]);
});
