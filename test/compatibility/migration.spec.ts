import type { JSONObject } from '@azure/cosmos';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { migrateOrders } from '../../functions/timers/migrate-orders.ts';
import { CosmosOrderMigration } from '../../shared/adapters/cosmos/cosmos-order-migration.ts';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { readOutbox } from '../../shared/adapters/cosmos/read-outbox.ts';
import { CosmosServingVersions, NOTICED_WITHIN_MS } from '../../shared/adapters/cosmos/cosmos-serving-versions.ts';
import { CosmosServingVersionsAdmin } from '../../shared/adapters/cosmos/cosmos-serving-versions-admin.ts';
import { CosmosWaitingOrders } from '../../shared/adapters/cosmos/cosmos-waiting-orders.ts';
import { OrderId, PartnerId } from '../../shared/domain/ids.ts';
import { claim } from '../../shared/domain/order-changes.ts';
import { schemaVersions } from '../../shared/domain/schema-versions.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';
import old from './before-0.1.0/orders.json' with { type: 'json' };

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let admin: CosmosServingVersionsAdmin;
let now = Date.UTC(2026, 0, 1);
const clock = { now: () => new Date(now) };
const acme = PartnerId.parse('acme');

beforeAll(async () => {
  database = await cosmosDatabase();
  admin = new CosmosServingVersionsAdmin(database.container('releases'), clock);
  for (const document of old) await database.container('orders').items.create(document);
});
afterAll(() => database?.close());

/** Like a process that has just started: nothing is cached. */
function aMigration() {
  const containers = { orders: database.container('orders'), releases: database.container('releases') };
  const serving = new CosmosServingVersions(containers.releases, clock);
  return new CosmosOrderMigration(containers, { serving, clock });
}
const stored = async (id: string) =>
  (await database.container('orders').item(id, ['acme', id]).read<JSONObject>()).resource;
const all = () => Promise.all(old.map(({ id }) => stored(id)));
const forms = async () => (await all()).map((document) => document?.['schemaVersion']);
const aSecondLater = () => {
  now += 1_000;
};
const newest = schemaVersions.order;
const ours = { release: 'v2', reads: schemaVersions };
const older = { release: 'v1', reads: { ...schemaVersions, order: 1 } };

test('orders in the previous format can be read', async () => {
  const orders = new CosmosOrders(database.container('orders'));
  const found = await orders.list(acme, {}, { limit: 10, newestFirst: false });
  expect(found.unreadable).toEqual([]);
  expect(found.orders).toMatchObject([
    {
      sagaInstance: 'order-ord_00000000000000000000000001',
      saga: { because: { code: 'error', message: 'reserving MUG-01: the batch failed with 503' } },
    },
    { saga: { setback: { attempts: 2, because: { code: 'error', message: 'no answer' } } } },
    { saga: { status: 'waiting' } },
  ]);
  expect(found.orders[2]).not.toHaveProperty('sagaInstance');
});

test('the migration changes nothing until the serving versions are known, or while an older version serves', async () => {
  expect(await aMigration().runStep(10_000)).toEqual({ kind: 'refused' });
  await admin.begin('blue', older);
  await admin.begin('green', ours);
  expect(await aMigration().runStep(10_000)).toEqual({ kind: 'refused' });
  expect(await forms()).toEqual([1, 1, 1]);
});

test('while an older version serves, documents are written in a format that it can read', async () => {
  const serving = new CosmosServingVersions(database.container('releases'), clock);
  const orders = new CosmosOrders(database.container('orders'), serving);
  const [, , pending] = old;
  const ref = { partnerId: acme, orderId: OrderId.parse(pending?.id) };
  await orders.change(ref, (order) => claim(order, { run: 'r', instance: 'order-1', at: clock.now() }));
  expect(await forms()).toEqual([1, 1, 1]);
});

test('when no older version serves, the migration updates all documents in steps, and no event is sent', async () => {
  now += NOTICED_WITHIN_MS;
  await admin.end('blue');
  const before = await all();
  const steps: unknown[] = [];
  for (let step = 0; step < 20 && steps.at(-1) !== 'done'; step += 1) {
    // Each step runs in another process, which knows only what the document says. The budget is far too small for all at once.
    const taken = await aMigration().runStep(1);
    steps.push(taken.kind === 'stepped' ? taken.raised : taken.kind);
    aSecondLater();
  }
  expect(steps).toEqual([3, 0, 'done']);
  const after = await all();
  expect(after.map((document) => document?.['schemaVersion'])).toEqual([newest, newest, newest]);
  const terms = [{ field: 'sku' as const, value: 'mug-01', match: 'exact' as const }];
  const page = { limit: 10, newestFirst: false };
  const { orders: searched } = await new CosmosOrders(database.container('orders')).list(acme, { terms }, page);
  expect(searched.map(({ id }) => id)).toEqual(old.map(({ id }) => id));
  expect(after).toMatchObject([{ sagaStatus: 'stuck' }, { sagaStatus: 'compensating' }, { sagaStatus: 'running' }]);
  expect(after[0]).toMatchObject({ order: { saga: { because: { code: 'error' } }, sagaInstance: `order-${old[0]?.id}` } });
  expect(after[1]).toMatchObject({ order: { saga: { setback: { because: { code: 'error', message: 'no answer' } } } } });
  const versionOf = (document: JSONObject | undefined) =>
    z.object({ order: z.object({ version: z.number() }) }).parse(document).order.version;
  expect(after.map(versionOf)).toEqual(before.map(versionOf));

  // The change feed returns them, and the relay finds nothing to send.
  expect(readOutbox(after)).toEqual({ events: [], unreadable: [] });
  const { resources } = await database
    .container('orders')
    .items.query('SELECT * FROM c WHERE c.type = "event"')
    .fetchAll();
  expect(resources).toEqual([]);
});

test('an order from before orders stored the state of their saga counts as running since it was last changed', async () => {
  const waiting = new CosmosWaitingOrders(database.container('orders'));
  expect(await waiting.countInFlight(acme, new Date('2025-11-01T08:05:00.000Z'))).toBe(2);
});

test('two instances that run the same step update each order once', async () => {
  for (const document of old) await database.container('orders').items.upsert(document);
  await admin.begin('blue', ours);
  aSecondLater();
  const steps = await Promise.all([aMigration().runStep(10_000), aMigration().runStep(10_000)]);
  const raised = steps.map((step) => (step.kind === 'stepped' ? step.raised : 0));
  expect(raised.reduce((sum, count) => sum + count)).toBe(3);
  expect(await forms()).toEqual([newest, newest, newest]);
  aSecondLater();
  for (let step = 0; step < 5; step += 1) await aMigration().runStep(10_000);
  expect(await aMigration().runStep(10_000)).toEqual({ kind: 'done' });
});

test('an order that can’t be read is logged and skipped, and unknown fields are kept', async () => {
  const [first, second, third] = old;
  if (!first || !second || !third) throw new Error('there are three');
  const { total: _, ...damaged } = first.order;
  const container = database.container('orders');
  await container.items.upsert({ ...first, order: damaged });
  await container.items.upsert({ ...second, searchKeys: ['wien'], order: { ...second.order, riskScore: 7 } });
  await admin.begin('blue', { ...ours, release: 'v3' });
  aSecondLater();
  expect(await aMigration().runStep(10_000)).toMatchObject({ kind: 'stepped', raised: 1, unreadable: [first.id] });
  expect(await stored(second.id)).toMatchObject({ schemaVersion: newest, searchKeys: ['wien'], order: { riskScore: 7 } });
  await container.items.upsert({ ...first });
});

test('an error in a step is thrown, so that the run counts as failed', async () => {
  const failing = {
    runStep: async (): Promise<never> => {
      throw new Error('throttled');
    },
  };
  await expect(migrateOrders({ migration: failing }, { mostRequestUnits: 100 })).rejects.toThrow('throttled');
});

test('a status that an older version doesn’t know is not written while that version serves', async () => {
  const words = { order: { running: 1, reserved: 2 }, event: { 'order.reserved': 1 } };
  const orders = (form: number) =>
    new CosmosOrders(database.container('orders'), { findReadable: async () => form }, words);
  const ref = { partnerId: acme, orderId: OrderId.parse(old[1]?.id) };
  const touch = (form: number) => orders(form).change(ref, (order) => ({ kind: 'changed', order: { ...order } }));
  await expect(touch(1)).rejects.toThrow("can't be reserved while an older version of the app serves");
  expect(await touch(2)).toMatchObject({ kind: 'changed' });
});
