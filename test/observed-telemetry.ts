import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { ServiceBusClient } from '@azure/service-bus';
import { until } from '@partner-orders/loopback-server/until';
import { z } from 'zod';
import { CosmosActRecords } from '../shared/adapters/cosmos/cosmos-act-records.ts';
import { openKeyOf } from '../shared/adapters/cosmos/stock-documents.ts';
import type { Act } from '../shared/domain/act.ts';
import { schemaVersions } from '../shared/domain/schema-versions.ts';
import { metrics } from '../shared/telemetry/metrics.ts';
import { topic } from '../shared/topic.ts';
import { receiveWebhooks } from './receive-webhooks.ts';
import { anOrder, type RunningStack } from './running-stack.ts';

const Named = z.array(z.object({ name: z.string(), dimensions: z.array(z.string()) }));
const Tables = z.array(z.object({ table: z.string(), columns: z.array(z.string()) }));
const Rows = z.array(
  z.looseObject({ Name: z.string().optional(), Properties: z.record(z.string(), z.string()), ItemCount: z.number() }),
);
export type Row = z.infer<typeof Rows>[number];

/** What the app really sent, in the terms of Log Analytics: what a query may name. */
export interface ObservedTelemetry {
  /** Each metric with its dimensions, both sorted. */
  metrics: Record<string, string[]>;
  /** AppRequests.Name. */
  requests: string[];
  /** AppDependencies.Name. */
  dependencies: string[];
  /** Each table that has rows, with its columns. */
  columns: Record<string, string[]>;
  /** Each table that has rows, with the names in Properties. */
  properties: Record<string, string[]>;
}

async function ask(monitorUrl: string, path: string): Promise<unknown> {
  return (await fetch(new URL(path, monitorUrl))).json();
}

/** Rows of a table, newest first. @param query filters by column, as `Name=…&Properties.order.id=…` */
export async function rowsOf(monitorUrl: string, table: string, query = ''): Promise<Row[]> {
  return Rows.parse(await ask(monitorUrl, `/api/tables/${table}?limit=10000&${query}`));
}

/** Describes everything that has arrived at a monitor. `everythingHappens` makes sure that this is complete. */
export async function observedTelemetry(monitorUrl: string): Promise<ObservedTelemetry> {
  const named = Named.parse(await ask(monitorUrl, '/api/metrics'));
  const all = Tables.parse(await ask(monitorUrl, '/api/tables'));
  // The others are of Azure's services.
  const tables = all.filter(({ table }) => table.startsWith('App'));
  const rows = new Map<string, Row[]>();
  for (const { table } of tables) rows.set(table, await rowsOf(monitorUrl, table));
  const namesIn = (table: string) => distinct((rows.get(table) ?? []).map(({ Name = '' }) => Name));
  return {
    metrics: Object.fromEntries(named.map(({ name, dimensions }) => [name, dimensions])),
    requests: namesIn('AppRequests'),
    dependencies: namesIn('AppDependencies'),
    columns: Object.fromEntries(tables.map(({ table, columns }) => [table, columns])),
    properties: Object.fromEntries(
      [...rows].map(([table, found]) => [table, distinct(found.flatMap(({ Properties }) => Object.keys(Properties)))]),
    ),
  };
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

/** Before everything that a run makes. */
const LONG_AGO = '2026-01-01T00:00:00.000Z';

export const ofNoOrder = {
  specversion: '1.0',
  id: 'evt_of_no_order',
  type: 'order.resume_requested',
  subject: 'ord_00000000000000000000000000',
  partnerid: 'acme',
  sequence: 2,
};

/** With these, an order soon has to wait for its turn, and an order whose message is lost is soon found. */
export const SOON_EVERYTHING = {
  SAGA_MOST_IN_FLIGHT: '1',
  SAGA_SEARCH_SCHEDULE: '*/1 * * * * *',
  SAGA_LOST_AFTER_MS: '2000',
  SAGA_QUIET_MS: '2000',
  REFUND_OVERDUE_MS: '1',
  MIGRATION_SCHEDULE: '*/1 * * * * *',
  STOCK_SEARCH_SCHEDULE: '*/1 * * * * *',
  RECONCILE_SCHEDULE: '*/1 * * * * *',
  RECONCILE_AFTER_MS: '1000',
  SCREENING_SCHEDULE: '*/1 * * * * *',
};

/**
 * Makes everything happen once that telemetry reports: an order that is confirmed, one that fails and is undone, one
 * that is stuck, some that wait for their turn, one whose message is lost, one whose saga is lost, an event that can't be sent, a message
 * that can't be read, one with a temporary failure, a document of another partner, stock that is reserved for an order
 * that is gone, a forged event of a provider, a parcel that moves and a foreign one, a refund, a product that runs low,
 * an order on hold, books that differ, and webhooks that are accepted, fail, wait or end.
 * Returns when all metrics have arrived.
 * The stack needs `SOON_EVERYTHING` among its settings.
 */
export async function everythingHappens(stack: RunningStack): Promise<void> {
  const acme = await stack.partner('acme');
  const closeReceiver = await receiveWebhooks(stack, 'acme');
  const confirmed = await acme.place(anOrder());
  await stack.ended('acme', confirmed.id);
  await acme.get(confirmed.id);
  await acme.readTimeline(confirmed.id);

  await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'refuse' });
  await stack.ended('acme', (await acme.place(anOrder())).id);
  await stack.breakIt('payments', { operation: 'payment_intents.cancel', fault: 'error' });
  const stuck = await acme.place(anOrder());
  await until('a saga to be stuck', async () => (await stack.storedOrder('acme', stuck.id)).saga.status === 'stuck');
  await stack.mend('payments');
  await stack.mend('carrier');

  // One call is repeated at once, and one is held back.
  for (const fault of ['error', 'rate_limit']) {
    await stack.breakIt('carrier', { operation: 'shipments.book', fault, times: 1 });
  }
  const many = await Promise.all([1, 2, 3, 4].map(() => acme.place(anOrder())));
  for (const { id } of many) await stack.ended('acme', id);
  await placeUnheard(stack, confirmed.id);
  await loseSaga(stack, confirmed.id);

  const keys = { partnerId: 'acme', orderId: confirmed.id };
  const unreadable = { id: 'evt_unreadable', ...keys, type: 'event', sequence: 99, event: {} };
  await stack.container('orders').items.create(unreadable);
  await acme.readTimeline(confirmed.id);
  const bus = new ServiceBusClient(stack.prepared.stack.urls.serviceBus);
  const sender = bus.createSender(topic.name);
  // To each consumer a message that can't be read, and one with a temporary failure.
  await sender.sendMessages({ subject: 'order.placed', body: { specversion: '0.1' } });
  await sender.sendMessages({ subject: 'order.resume_requested', body: ofNoOrder });
  await bus.close();

  await placeOnHold(stack);
  const today = new Date().toISOString().slice(0, 10);
  const foreign = { id: 'foreign', partnerId: 'acme', day: today, type: 'total', of: { partnerId: 'globex' } };
  await stack.container('reports').items.create(foreign);
  await acme.request('GET', `/v1/reports/daily?from=${today}&to=${today}`);
  await stack.container('reports').item('foreign', ['acme', today]).delete();
  await orphanReservation(stack);
  const low = { id: 'stock', sku: 'LOW-1', type: 'stock', available: 2, reserved: 0, sold: 0, lowStockAt: 5 };
  await stack.container('catalog').items.create(low);
  const product = { id: 'product', sku: 'UNREADABLE', type: 'product', name: 'Half a cent', price: 0.5 };
  await stack.container('catalog').items.create(product);
  const newer = { ...product, sku: 'NEWER', schemaVersion: 99 };
  await stack.container('catalog').items.create(newer);
  await acme.request('GET', '/v1/products');
  const parcel = { reference: 'none', trackingNumber: 'T1', status: 'shipped', version: 2, packages: [] };
  const at = new Date().toISOString();
  const shipped = { provider: 'carrier', eventId: 'msg_1', type: 'shipment.shipped', at, ...parcel };
  const received = { id: 'msg_1', subject: 'shipment none', type: 'provider-event', receivedAt: at, event: shipped };
  const { shipment } = await stack.storedOrder('acme', confirmed.id).then((order) => Confirmed.parse(order));
  const own = { trackingNumber: shipment.trackingNumber, status: 'shipped', items: [] };
  const moved = { ...shipped, reference: confirmed.id, packages: [own] };
  const astray = { ...moved, version: 3, packages: [{ ...own, trackingNumber: 'T1' }] };
  for (const [n, event] of [shipped, moved, astray].entries()) {
    await stack.container('providerEvents').items.create({ ...received, id: `msg_${n}`, event });
  }
  const forged = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
  await fetch(new URL('/v1/provider-events/stripe', stack.host.url), forged);
  const headers = { 'idempotency-key': 'refund' };
  await acme.request('POST', `/v1/orders/${confirmed.id}/refunds`, { body: { reason: 'Sent back' }, headers });
  const slow = await acme.place(anOrder({ paymentMethod: 'pm_card_pendingRefund' }));
  await stack.ended('acme', slow.id);
  await acme.request('POST', `/v1/orders/${slow.id}/refunds`, { body: { reason: 'Sent back' }, headers });

  await differFromProviders(stack, confirmed.id, many[0]?.id ?? '');
  // Two lines, which are no orders.
  await importFile(stack, '{}\n[]\n');
  await acme.request('POST', '/v1/exports', { body: { format: 'csv' }, headers: { 'idempotency-key': 'export' } });
  await loseJob(stack);
  await refuseSearch(stack);
  await recordAct(stack);

  const monitorUrl = stack.prepared.stack.urls.monitor;
  await until('every metric to arrive', async () => {
    const observed = await observedTelemetry(monitorUrl);
    return Object.keys(metrics).every((name) => name in observed.metrics);
  });
  await closeReceiver();
}

/** Stock that is reserved for an order that is gone. */
export async function orphanReservation(stack: RunningStack): Promise<void> {
  const reservation = { id: `reservation-${GONE}`, sku: 'GONE-1', type: 'reservation', orderId: GONE, quantity: 1 };
  const reservedAt = LONG_AGO;
  const open = { state: 'reserved', reservedAt, movementKey: openKeyOf(reservedAt, GONE), schemaVersion: 2 };
  await stack.container('catalog').items.create({ ...reservation, ...open });
}

/** An import of a file. @param lines NDJSON */
export async function importFile(stack: RunningStack, lines: string): Promise<void> {
  const acme = await stack.partner('acme');
  const headers = { 'idempotency-key': 'import' };
  const answer = await acme.request('POST', '/v1/imports', { body: { format: 'ndjson' }, headers });
  const { id, upload } = Import.parse(await answer.json());
  const ca = readFileSync(stack.prepared.stack.caFile);
  const length = { 'content-length': Buffer.byteLength(lines) };
  const put = { method: 'PUT', ca, agent: false, headers: { 'x-ms-blob-type': 'BlockBlob', ...length } };
  await new Promise<void>((resolve, reject) => {
    const request = httpsRequest(upload.url, put, (response) => response.resume().once('end', resolve));
    request.once('error', reject).end(lines);
  });
  await acme.request('POST', `/v1/imports/${id}/start`, {});
}
const Import = z.object({ id: z.string(), upload: z.object({ url: z.string() }) });

/** What an operator does at the command line, which sends no telemetry: the app tells it. */
async function recordAct(stack: RunningStack): Promise<void> {
  const at = new Date().toISOString();
  const by = { id: '7c9e6679-7425-40de-944b-e07fc1f90ae7', name: 'ada' };
  const act: Act = { id: `act_${randomUUID()}`, at, by, via: 'ops', command: 'features off', given: {} };
  const records = new CosmosActRecords(stack.container('audit'));
  await records.begin(act);
  await records.end(act, { at, outcome: 'done', changes: [], changed: 0 });
  await stack.container('audit').items.create({ id: 'none', month: at.slice(0, 7), type: 'act', at });
  const monitorUrl = stack.prepared.stack.urls.monitor;
  const told = () => rowsOf(monitorUrl, 'AppTraces', `Properties.act.id=${act.id}`);
  await until('an act and its end to arrive', async () => (await told()).length >= 2);
  const other = () => rowsOf(monitorUrl, 'AppTraces', 'Properties.act.outcome=unreadable');
  await until('a document that is no act to arrive', async () => (await other()).length > 0);
}

/** An operator has switched the search off for one partner. */
async function refuseSearch(stack: RunningStack): Promise<void> {
  const ends = new Date(Date.now() + 600_000).toISOString();
  const off = [{ feature: 'search', partners: ['globex'], until: ends, note: 'a test' }];
  const id = 'feature-switches';
  await stack.container('releases').items.create({ id, type: id, schemaVersion: 1, off });
  const globex = await stack.partner('globex');
  await until(
    'the search to be off',
    async () => (await globex.request('GET', '/v1/orders?q=city:Wien')).status === 503,
  );
}

/** A copy of another order, whose saga is gone from its task hub. */
export async function loseSaga(stack: RunningStack, like: string): Promise<void> {
  const orders = stack.container('orders');
  const { resource } = await orders.item(like, ['acme', like]).read();
  const id = 'ord_00000000000000000000000003';
  const { payment: _, shipment: _s, ...rest } = resource.order;
  const saga = { status: 'running', run: 'lost' };
  const order = { ...rest, id, version: 1, status: 'pending', saga, sagaInstance: `order-${id}` };
  const keys = { id, orderId: id, status: 'pending', sagaStatus: 'running' };
  await orders.items.create({ ...resource, ...keys, order });
  await stack.ended('acme', id);
}

/**
 * An export that no orchestration works on.
 *
 * @param stalledSince when a start took it over in vain for the first time: days ago
 */
export async function loseJob(
  stack: RunningStack,
  { id = 'exp_00000000000000000000000001', stalledSince = LONG_AGO }: { id?: string; stalledSince?: string } = {},
): Promise<void> {
  const partnerId = 'globex';
  const at = LONG_AGO;
  const silentSince = new Date(Date.now() - 11 * 60_000).toISOString();
  const job = {
    id,
    partnerId,
    kind: 'export',
    status: 'running',
    createdAt: at,
    updatedAt: silentSince,
    stalledSince,
    asOf: at,
    rows: 0,
  };
  const keys = { jobId: id, type: 'job', listKey: `${at}#${id}`, waitingKey: `${partnerId}#${at}#${id}` };
  const asked = { fingerprint: 'f', format: 'csv', filter: {}, done: 0, schemaVersion: schemaVersions.job };
  await stack.container('jobs').items.create({ ...job, ...keys, ...asked });
}

const Confirmed = z.object({ shipment: z.object({ trackingNumber: z.string() }) });
const GONE = 'ord_00000000000000000000000002';

/** An order that the carrier knows nothing of, and a dispute that only the payment provider knows of. */
export async function differFromProviders(stack: RunningStack, like: string, disputed: string): Promise<void> {
  const orders = stack.container('orders');
  const { resource } = await orders.item(like, ['acme', like]).read();
  const id = 'ord_00000000000000000000000004';
  const createdAt = new Date().toISOString();
  const order = { ...resource.order, id, createdAt };
  await orders.items.create({ ...resource, id, orderId: id, listKey: `${createdAt}#${id}`, order });
  const { payment } = await stack.storedOrder('acme', disputed).then((found) => Paid.parse(found));
  const body = JSON.stringify({ payment_intent: payment.id });
  await fetch(new URL('/_simulator/disputes', stack.prepared.stack.urls.payments), { method: 'POST', body });
}
const Paid = z.object({ payment: z.object({ id: z.string() }) });

/** A copy of another order, placed ten minutes ago without an event. */
export async function placeUnheard(stack: RunningStack, like: string): Promise<void> {
  const orders = stack.container('orders');
  const { resource } = await orders.item(like, ['acme', like]).read();
  const { payment: _, shipment: _s, sagaInstance: _i, sagaVersion: _v, sagaHub: _h, ...rest } = resource.order;
  const id = 'ord_00000000000000000000000001';
  const at = new Date(Date.now() - 600_000).toISOString();
  const order = {
    ...rest,
    id,
    createdAt: at,
    updatedAt: at,
    version: 1,
    status: 'pending',
    saga: { status: 'waiting' },
  };
  const keys = { id, orderId: id, status: 'pending', sagaStatus: 'waiting', waitingKey: `acme#${resource.listKey}` };
  await orders.items.create({ ...resource, ...keys, order });
  await stack.ended('acme', id);
}

/** An order that a rule selects: each process knows a new rule after ten seconds. */
export async function placeOnHold(stack: RunningStack): Promise<void> {
  const acme = await stack.partner('acme');
  const order = anOrder();
  const rule = { id: 'hold', description: 'on hold', when: { countries: ['NO'] }, verdict: 'hold' };
  const rules = [{ ...rule, withinHours: 1, onDeadline: 'release' }];
  await stack.container('releases').items.upsert({ id: 'screening-rules', type: 'screening-rules', rules });
  const body = { ...order, shipTo: { ...(order['shipTo'] as object), country: 'NO' } };
  await until('an order to be selected', async () => {
    const { id } = await acme.place(body);
    const stored = await stack.storedOrder('acme', id);
    if ('screening' in stored) return true;
    await stack.ended('acme', id);
    return false;
  });
}
