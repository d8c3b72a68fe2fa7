import type { JSONObject } from '@azure/cosmos';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { toOrderView, toTimelineEntry } from '../../functions/http/orders/order-shapes.ts';
import { CosmosCatalogue } from '../../shared/adapters/cosmos/cosmos-catalogue.ts';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { readOutbox } from '../../shared/adapters/cosmos/read-outbox.ts';
import { CosmosPartners } from '../../shared/adapters/cosmos/cosmos-partners.ts';
import { CosmosRejectionsAdmin } from '../../shared/adapters/cosmos/cosmos-rejections-admin.ts';
import { CosmosReports } from '../../shared/adapters/cosmos/cosmos-reports.ts';
import { CosmosServingVersions } from '../../shared/adapters/cosmos/cosmos-serving-versions.ts';
import { CosmosStock } from '../../shared/adapters/cosmos/cosmos-stock.ts';
import { ReportedCloudEvent, SagaMessage } from '../../shared/cloud-event.ts';
import { OrderId, OrderRef, PartnerId, Sku } from '../../shared/domain/ids.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';
import recorded from './0.1.0/documents.json' with { type: 'json' };
import messages from './0.1.0/messages.json' with { type: 'json' };

/** Documents that release 0.1.0 has written, read with the current code. */

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
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

test('report totals can be read, and an event that is already counted is not counted again', async () => {
  const reports = new CosmosReports(container('reports'));
  const all = () => reports.listDaily(acme, '2026-01-01', '2030-01-01');
  const before = await all();
  expect([before.reports.length, before.unreadable]).toEqual([ofType('reports', 'total').length, []]);
  for (const { event } of ofType('orders', 'event')) {
    const { id, type, at, data } = z
      .object({ id: z.string(), type: z.any(), at: z.string(), data: z.object({ total: z.any() }) })
      .parse(event);
    await reports.record({ id, type, partnerId: acme, at, data });
  }
  expect((await all()).reports.map(({ asOf: _, ...counts }) => counts)).toEqual(
    before.reports.map(({ asOf: _, ...counts }) => counts),
  );
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

  test.each(['order.placed', 'order.confirmed', 'order.failed'])('the reports’ consumer processes %s', (type) => {
    expect(ReportedCloudEvent.safeParse(byType[type]).error).toBeUndefined();
  });

  test('a message with fields of a newer version is processed like one without', () => {
    const placed = { ...byType['order.placed'], tenantregion: 'eu', data: { total: { amount: 1, currency: 'EUR' }, x: 1 } };
    expect(SagaMessage.safeParse(placed).error).toBeUndefined();
    expect(ReportedCloudEvent.parse(placed)).not.toHaveProperty('data.x');
  });

  test('every consumer sets aside a message of a type that only a newer version knows', () => {
    const newer = { ...byType['order.placed'], type: 'order.parcel_weighed' };
    expect(SagaMessage.safeParse(newer).success).toBe(false);
    expect(ReportedCloudEvent.safeParse(newer).success).toBe(false);
  });
});
