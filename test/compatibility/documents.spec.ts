import type { JSONObject } from '@azure/cosmos';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { restartLostOrders } from '../../functions/timers/restart-lost-orders.ts';
import { toOrderView, toTimelineEntry } from '../../functions/http/orders/order-shapes.ts';
import { CosmosCatalogue } from '../../shared/adapters/cosmos/cosmos-catalogue.ts';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { readOutbox } from '../../shared/adapters/cosmos/read-outbox.ts';
import { CosmosPartners } from '../../shared/adapters/cosmos/cosmos-partners.ts';
import { CosmosRejectionsAdmin } from '../../shared/adapters/cosmos/cosmos-rejections-admin.ts';
import { CosmosReports } from '../../shared/adapters/cosmos/cosmos-reports.ts';
import { CosmosServingVersions } from '../../shared/adapters/cosmos/cosmos-serving-versions.ts';
import { CosmosWorkingOrders } from '../../shared/adapters/cosmos/cosmos-working-orders.ts';
import { CosmosStock } from '../../shared/adapters/cosmos/cosmos-stock.ts';
import { SagaMessage } from '../../shared/cloud-event.ts';
import { FeedEvent } from '../../shared/domain/feed-event.ts';
import { OrderId, OrderRef, PartnerId, Sku } from '../../shared/domain/ids.ts';
import { claim } from '../../shared/domain/order-changes.ts';
import { countOfFeedEvent } from '../../shared/domain/report-counts.ts';
import { schemaVersions } from '../../shared/domain/schema-versions.ts';
import { runWithLog } from '../../shared/telemetry/log.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';
import recorded from './0.1.0/documents.json' with { type: 'json' };
import messages from './0.1.0/messages.json' with { type: 'json' };

/** Documents that release 0.1.0 has written, read with the current code. */

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
const quietly = () => undefined;
const SILENT = { info: quietly, warn: quietly, error: quietly };
const clock = { now: () => new Date('2026-11-26T00:00:00.000Z') };
const acme = PartnerId.parse('acme');
const documents: Record<keyof typeof recorded, JSONObject[]> = recorded;
const ofType = (container: keyof typeof recorded, type: string) =>
  documents[container].filter((document) => document['type'] === type);
const container = (name: keyof typeof recorded) => database.container(name);

beforeAll(async () => {
  database = await cosmosDatabase();
  for (const [name, all] of Object.entries(documents)) {
    for (const document of all) await container(name as keyof typeof recorded).items.create(document);
  }
});
afterAll(() => database?.close());

test('the fixtures have a document of each kind', () => {
  const kinds = Object.values(documents).flatMap((all) => all.map(({ type }) => type));
  expect([...new Set(kinds)].sort()).toEqual(
    'client counted event order partner product rejection reservation serving stock total'.split(' '),
  );
});

test.each(ofType('orders', 'order').map((document) => [document['status'], document] as const))(
  'an order that is %s can be read, shown and listed',
  async (status, document) => {
    const orders = new CosmosOrders(container('orders'));
    const order = await orders.get(OrderRef.parse(document));
    expect(toOrderView(order)).toMatchObject({ status, id: document['id'] });
    const { orders: listed, unreadable } = await orders.list(acme, {}, { limit: 200, newestFirst: true });
    expect(listed).toContainEqual(order);
    expect(unreadable).toEqual([]);
    expect(await orders.findPlacement(OrderRef.parse(document))).toMatchObject({ answer: expect.any(String) });
  },
);

test('the fixtures have an order in every status, and a saga in every state', () => {
  const stands = ofType('orders', 'order').map(({ status, sagaStatus }) => `${status} ${sagaStatus}`);
  expect(stands.sort()).toEqual([
    'authorized running',
    'authorized stuck',
    'booked running',
    'confirmed completed',
    'failed completed',
    'pending waiting',
    'reserved running',
  ]);
});

test('every event can be shown and is sent unchanged; none counts as damaged or newer', async () => {
  const events = ofType('orders', 'event');
  const { events: sent, unreadable } = readOutbox(events);
  expect(sent.map(({ event }) => event)).toEqual(events.map(({ event }) => event));
  expect(unreadable).toEqual([]);
  for (const order of ofType('orders', 'order')) {
    const timeline = (await new CosmosOrders(container('orders')).readTimeline(OrderRef.parse(order))) ?? [];
    expect(timeline.map(({ type }) => type)).not.toContain('newer');
    expect(timeline.map(toTimelineEntry).map(({ type }) => type)).not.toContain('unreadable');
  }
});

test('products have their price and stock, and existing reservations are recognized', async () => {
  const catalogue = new CosmosCatalogue(container('catalog'), clock);
  const { products, unreadable } = await catalogue.list({ limit: 200 });
  expect([products.length, unreadable]).toEqual([ofType('catalog', 'product').length, []]);
  const stock = new CosmosStock(container('catalog'));
  const Reserved = z.object({ sku: Sku, orderId: OrderId, quantity: z.number(), state: z.string() });
  const reservations = ofType('catalog', 'reservation').map((document) => Reserved.parse(document));
  expect(new Set(reservations.map(({ state }) => state))).toEqual(new Set(['reserved', 'released']));
  for (const { sku, orderId, quantity, state } of reservations) {
    const kind = state === 'reserved' ? 'reserved' : 'out_of_stock';
    expect(await stock.reserve(orderId, [{ sku, quantity }])).toMatchObject({ kind });
  }
});

test('a client belongs to its partner', async () => {
  const { partners, clients } = { partners: container('partners'), clients: container('clients') };
  for (const client of ofType('clients', 'client')) {
    const found = await new CosmosPartners({ partners, clients }, clock).findByClient(String(client['clientId']));
    expect(found?.id).toBe(client['partnerId']);
  }
});

test('report totals can be read, and events that they hold are not shown twice when the feed brings them', async () => {
  const reports = new CosmosReports(container('reports'));
  const all = () => reports.list(acme, '2026-01-01', '2030-01-01');
  const totalsIn = ({ days }: Awaited<ReturnType<typeof all>>) => days.map(({ day, totals }) => ({ day, totals }));
  const before = await all();
  const currencies = before.days.flatMap(({ totals }) => totals);
  expect([currencies.length, before.unreadable]).toEqual([ofType('reports', 'total').length, []]);
  for (const [n, { event }] of ofType('orders', 'event').entries()) {
    const count = countOfFeedEvent(FeedEvent.parse(event));
    if (count !== undefined) await reports.count(acme, [{ place: { segment: 0, position: n + 1 }, count }]);
    expect(totalsIn(await all())).toEqual(totalsIn(before));
  }
  // Its events name no products.
  const asked = { from: '2026-01-01', to: '2030-01-01', after: undefined, limit: 200 };
  const { products, withoutProducts } = await reports.listProducts(acme, asked);
  const shown = currencies.reduce((sum, { totals }) => sum + totals.orders, 0);
  expect([products, withoutProducts.reduce((sum, { orders }) => sum + orders, 0)]).toEqual([[], shown]);
  expect((await all()).days.map(({ hours }) => Object.keys(hours).length > 0)).not.toContain(false);
});

test('all rejections can be listed and read', async () => {
  const { rejections, unreadable } = await new CosmosRejectionsAdmin(container('rejections')).list();
  expect(rejections).toHaveLength(documents.rejections.length);
  expect(unreadable).toEqual([]);
});

test('the serving versions can be read', async () => {
  expect(await new CosmosServingVersions(container('releases'), clock).findReadable('order')).toBeGreaterThan(0);
});

describe('a message', () => {
  const byType = Object.fromEntries(messages.map((message) => [message.type, message]));

  test.each(['order.placed', 'saga.admission_due'])('the sagas’ consumer processes %s', (type) => {
    expect(SagaMessage.safeParse(byType[type]).error).toBeUndefined();
  });

  test('a message with fields of a newer version is processed like one without', () => {
    const placed = { ...byType['order.placed'], tenantregion: 'eu', data: { total: { amount: 1, currency: 'EUR' }, x: 1 } };
    expect(SagaMessage.safeParse(placed).error).toBeUndefined();
  });

  test('every consumer sets aside a message of a type that only a newer version knows', () => {
    const newer = { ...byType['order.placed'], type: 'order.parcel_weighed' };
    expect(SagaMessage.safeParse(newer).success).toBe(false);
  });
});

test('an order under way that release 0.1.0 has left without a saga gets one, and ends', async () => {
  const orders = new CosmosOrders(container('orders'), { findReadable: async (type) => schemaVersions[type] });
  const run = async (ageMs: number, instances: readonly string[], hub = 'green') => {
    const now = new Date(Date.now() + ageMs);
    const sagas = { hub, hasEnded: async (instance: string) => !instances.includes(instance) };
    const working = new CosmosWorkingOrders(container('orders'));
    const quiet = { quietMs: 600_000 };
    await runWithLog(SILENT, {}, () =>
      restartLostOrders({ working, orders, sagas, clock: { now: () => now } }, quiet),
    );
    const open = ofType('orders', 'order').filter(({ sagaStatus }) => sagaStatus !== 'completed');
    const found = await Promise.all(open.map((document) => orders.get(OrderRef.parse(document))));
    return found.map(({ status, saga }) => `${status} ${saga.status}`).sort();
  };
  const asLeft = ['authorized running', 'authorized stuck', 'booked running', 'pending waiting', 'reserved running'];
  // Ten minutes are not enough: its saga may be alive in the hub of the other colour.
  expect(await run(700_000, [])).toEqual(asLeft);
  const alive = ofType('orders', 'order').flatMap(({ status, order }) =>
    status === 'booked' ? [String(Object(order).sagaInstance)] : [],
  );
  const freed = ['authorized stuck', 'authorized waiting', 'booked running', 'pending waiting', 'reserved waiting'];
  expect(await run(3_700_000, alive)).toEqual(freed);

  const [ref] = ofType('orders', 'order').filter(({ status }) => status === 'reserved');
  const at = new Date();
  const step = { run: 'new', hub: 'green', instance: 'order-new', version: '1.1', at };
  const { order } = await orders.change(OrderRef.parse(ref), (now) => claim(now, step));
  expect(order).toMatchObject({ status: 'reserved', sagaHub: 'green', sagaVersion: '1.1', saga: { run: 'new' } });
});
