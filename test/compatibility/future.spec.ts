import type { JSONObject } from '@azure/cosmos';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { toOrderView, toTimelineEntry } from '../../functions/http/orders/order-shapes.ts';
import { relayOutbox } from '../../functions/outbox/relay-outbox.ts';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { CosmosOutbox } from '../../shared/adapters/cosmos/cosmos-outbox.ts';
import { readOutbox } from '../../shared/adapters/cosmos/read-outbox.ts';
import { CosmosWaitingOrders } from '../../shared/adapters/cosmos/cosmos-waiting-orders.ts';
import { toCloudEvent } from '../../shared/cloud-event.ts';
import type { EventEnvelope } from '../../shared/domain/event-envelope.ts';
import { PartnerId, Sku } from '../../shared/domain/ids.ts';
import { claim, reserve } from '../../shared/domain/order-changes.ts';
import { place, priceLines } from '../../shared/domain/order-placement.ts';
import { update } from '../../shared/domain/order-update.ts';
import { schemaVersions } from '../../shared/domain/schema-versions.ts';
import { Unavailable } from '../../shared/ports/unavailable.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';

/** What a newer version of the app writes while this one still runs beside it. */

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let orders: CosmosOrders;

beforeAll(async () => {
  database = await cosmosDatabase();
  orders = new CosmosOrders(database.container('orders'));
});
afterAll(() => database?.close());

const at = new Date('2026-01-02T03:04:05.000Z');
const acme = PartnerId.parse('acme');
const line = { sku: Sku.parse('MUG-01'), quantity: 2 };
const shipTo = { name: 'A. Buyer', street: 'Main 1', city: 'Wien', postalCode: '1010', country: 'AT' };
const next = (type: 'order' | 'event') => schemaVersions[type] + 1;

let count = 0;
let ref: { partnerId: PartnerId; orderId: ReturnType<typeof place>['order']['id'] };

beforeEach(async () => {
  const pricing = priceLines([line], new Map([[line.sku, { amount: 100, currency: 'EUR' as const }]]));
  if (pricing.kind !== 'priced') throw new Error('the catalogue of this spec has every SKU');
  const placing = { partnerId: acme, idempotencyKey: `key-${count++}`, at };
  const { order, event } = place({ lines: [line], shipTo, paymentMethod: 'pm_card_visa' }, pricing, placing);
  await orders.add(order, event, { fingerprint: 'f', answer: '{}' });
  ref = { partnerId: acme, orderId: order.id };
});

const item = (id: string) => database.container('orders').item(id, [acme, ref.orderId]);
const stored = async (id: string = ref.orderId) => (await item(id).read<JSONObject>()).resource as StoredDocument;
// biome-ignore lint/suspicious/noExplicitAny: a document of a version that has no types here
type StoredDocument = Record<string, any>;

/** Writes the order as a newer version would. */
async function written(change: (document: StoredDocument) => object): Promise<void> {
  const document = await stored();
  await item(ref.orderId).replace({ ...document, ...change(document) });
}

const inNewStatus = (status: string, saga?: object) => (document: StoredDocument) => ({
  schemaVersion: next('order'),
  status,
  order: { ...document['order'], status, ...(saga ? { saga } : {}) },
});

/** Adds an event of a type that this version doesn't know. */
async function newerEvent(): Promise<EventEnvelope & { data: object }> {
  const event = {
    id: `evt_${ref.orderId.slice(4)}_2`,
    type: 'order.parcel_weighed',
    ...ref,
    sequence: 2,
    at: at.toISOString(),
    by: 'carrier',
    data: { status: 'weighed', total: { amount: 200, currency: 'EUR' }, grams: 430 },
  };
  const { id, partnerId, orderId, sequence } = event;
  const keys = { id, partnerId, orderId, type: 'event', sequence, schemaVersion: next('event') };
  await database.container('orders').items.create({ ...keys, event });
  return event;
}

describe('an order in a status that only a newer version knows', () => {
  beforeEach(() => written(inNewStatus('weighed')));

  test('its partner sees the order with that status', async () => {
    const order = await orders.find(ref);
    if (order === undefined) throw new Error('it is not found');
    expect(toOrderView(order)).toMatchObject({
      id: ref.orderId,
      status: 'weighed',
      version: 1,
      total: { amount: 200, currency: 'EUR' },
      payment: { status: 'unknown' },
    });
    expect(JSON.stringify(toOrderView(order))).not.toMatch(/saga|partnerId|isNewer/);
  });

  test('a list contains the order and does not call it unreadable', async () => {
    const { orders: found, unreadable } = await orders.list(acme, {}, { limit: 200, newestFirst: true });
    expect(found.find(({ id }) => id === ref.orderId)).toMatchObject({ status: 'weighed' });
    expect(unreadable).toEqual([]);
  });

  test('this version can’t change the order; the change is retried by a version that knows the status', async () => {
    const before = await stored();
    await expect(orders.change(ref, (now) => claim(now, { run: 'r', at }))).rejects.toThrow(Unavailable);
    await expect(orders.get(ref)).rejects.toThrow('only a newer version');
    const found = await orders.find(ref);
    if (found === undefined) throw new Error('it is not found');
    await expect(orders.change(found, () => ({ kind: 'unchanged' }))).rejects.toThrow(Unavailable);
    expect(await stored()).toEqual(before);
  });

  test('a repeated request gets the first response', async () => {
    expect(await orders.findPlacement(ref)).toEqual({ fingerprint: 'f', answer: '{}' });
  });
});

test('an order whose saga is in a state that only a newer version knows is shown, and its saga is not started here', async () => {
  await written(inNewStatus('pending', { status: 'paused', until: at.toISOString() }));
  expect(await orders.find(ref)).toMatchObject({ status: 'pending', isNewer: true });
  const waiting = await new CosmosWaitingOrders(database.container('orders')).listOldest(acme, 100);
  expect(waiting.map(({ orderId }) => orderId)).not.toContain(ref.orderId);
});

test('an order in a format that this version can’t show counts as a temporary outage, not as our error', async () => {
  await written(({ order }) => ({ schemaVersion: next('order'), order: { ...order, total: { minor: '200' } } }));
  await expect(orders.find(ref)).rejects.toThrow(Unavailable);
  const { unreadable } = await orders.list(acme, {}, { limit: 200, newestFirst: true });
  expect(unreadable).toEqual([ref.orderId]);
  await database.container('orders').item(ref.orderId, [acme, ref.orderId]).delete();
});

test('the same status in a document of this version counts as damage', async () => {
  await written((document) => ({ ...inNewStatus('weighed')(document), schemaVersion: schemaVersions.order }));
  await expect(orders.find(ref)).rejects.toThrow('status');
  const { unreadable } = await orders.list(acme, {}, { limit: 200, newestFirst: true });
  expect(unreadable).toEqual([ref.orderId]);
  await database.container('orders').item(ref.orderId, [acme, ref.orderId]).delete();
});

test('unknown fields of an order are kept by every write of this version, and partners don’t see them', async () => {
  await written(({ order, placement }) => ({
    schemaVersion: next('order'),
    searchKeys: ['wien'],
    placement: { ...placement, channel: 'import' },
    order: {
      ...order,
      riskScore: 7,
      shipTo: { ...order.shipTo, floor: 3 },
      saga: { ...order.saga, lease: 'x' },
      lines: order.lines.map((line: object) => ({ ...line, giftWrap: true })),
    },
  }));
  const found = await orders.get(ref);
  expect(JSON.stringify(toOrderView(found))).not.toMatch(/riskScore|floor|giftWrap/);

  const step = { run: 'run-1', at };
  const claimed = await orders.change(found, (now) => claim(now, { ...step, instance: 'order-1' }));
  await orders.change(claimed.order, (now) => reserve(now, step));
  await orders.change(ref, (now) => {
    const decision = update(now, { shipTo: { ...shipTo, city: 'Graz' }, reference: 'PO-1' }, { at });
    if (decision.kind === 'too_late') throw new Error('it is too late');
    return decision;
  });
  await orders.change(ref, (now) => {
    const decision = update(now, { reference: null }, { at });
    if (decision.kind === 'too_late') throw new Error('it is too late');
    return decision;
  });
  const document = await stored();
  expect(document).toMatchObject({
    schemaVersion: next('order'),
    status: 'reserved',
    sagaStatus: 'running',
    searchKeys: ['wien'],
    placement: { fingerprint: 'f', answer: '{}', channel: 'import' },
    order: {
      status: 'reserved',
      version: 4,
      riskScore: 7,
      shipTo: { city: 'Graz', floor: 3 },
      saga: { status: 'running', run: 'run-1', lease: 'x' },
      lines: [{ sku: 'MUG-01', giftWrap: true }],
    },
  });
  // What this version takes away is gone.
  expect(document).not.toHaveProperty('waitingKey');
  expect(document).not.toHaveProperty('reference');
  expect(document['order']).not.toHaveProperty('reference');
});

describe('an event of a type that only a newer version knows', () => {
  test('the event is sent unchanged and is not parked', async () => {
    const event = await newerEvent();
    const sent: EventEnvelope[] = [];
    const outbox = new CosmosOutbox(database.container('orders'), { now: () => at });
    const bus = {
      publish: async (events: readonly { event: EventEnvelope }[]) => {
        sent.push(...events.map((traced) => traced.event));
        return [];
      },
    };
    await relayOutbox([await stored(event.id)], { readOutbox, outbox, bus, clock: { now: () => at } });
    expect(sent).toEqual([event]);
    expect(await stored(event.id)).not.toHaveProperty('parked');
    expect(toCloudEvent(event)).toMatchObject({ type: 'order.parcel_weighed', data: event.data });
  });

  test('the timeline shows the event unchanged', async () => {
    await newerEvent();
    const timeline = (await orders.readTimeline(ref)) ?? [];
    expect(timeline.map(toTimelineEntry)).toMatchObject([
      { sequence: 1, type: 'order.placed' },
      {
        sequence: 2,
        type: 'order.parcel_weighed',
        by: 'carrier',
        data: { status: 'weighed', grams: 430 },
        createdAt: at.toISOString(),
      },
    ]);
  });

  test('an event of a known type is sent with its unknown fields', async () => {
    const { order: _, ...placed } = (await stored(`evt_${ref.orderId.slice(4)}_1`)) as StoredDocument;
    const event = { ...placed['event'], data: { ...placed['event'].data, channel: 'import' } };
    expect(readOutbox([{ ...placed, event }]).events.map((traced) => traced.event)).toEqual([event]);
  });
});
