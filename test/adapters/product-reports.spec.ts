import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CosmosReports } from '../../shared/adapters/cosmos/cosmos-reports.ts';
import { MOST_IN_REPORT } from '../../shared/adapters/cosmos/move-products.ts';
import type { PlacedCount } from '../../shared/domain/counted-day.ts';
import { PartnerId, Sku } from '../../shared/domain/ids.ts';
import { countOf, type ReportedEvent } from '../../shared/domain/report-counts.ts';
import { schemaVersions } from '../../shared/domain/schema-versions.ts';
import type { ProductPage } from '../../shared/ports/reports.ts';
import { Random } from '../random.ts';
import { cosmosDatabase } from './cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let reports: CosmosReports;
beforeAll(async () => {
  database = await cosmosDatabase();
  reports = new CosmosReports(database.container('reports'));
});
afterAll(() => database?.close());

let partners = 0;
let acme: PartnerId;
beforeEach(() => {
  partners += 1;
  acme = PartnerId.parse(`acme-${partners}`);
});

const DAY = '2026-01-31';
/** An event with one unit of each of these products, at 10 each. */
function counted(
  position: number,
  skus: readonly string[] | undefined,
  { type = 'order.placed', day = DAY }: { type?: ReportedEvent['type']; day?: string } = {},
): PlacedCount {
  const lines = skus?.map((sku) => ({
    sku: Sku.parse(sku),
    quantity: 1,
    total: { amount: 10, currency: 'EUR' as const },
  }));
  const data = { total: { amount: 250, currency: 'EUR' as const }, ...(lines && { lines }) };
  const count = countOf({ type, at: `${day}T08:00:00.000Z`, data });
  if (count === undefined) throw new Error(`${type} doesn't count`);
  return { place: { segment: 0, position }, count };
}
const skus = (from: number, number: number) => Array.from({ length: number }, (_, n) => `P-${from + n}`);

async function pages(of = reports, partnerId = acme, limit = 200, to = DAY): Promise<ProductPage[]> {
  const found: ProductPage[] = [];
  for (let after: string | undefined; found.length === 0 || after !== undefined; ) {
    const page = await of.listProducts(partnerId, { from: DAY, to, after, limit });
    found.push(page);
    after = page.next;
  }
  return found;
}

/** How often each product was ordered, and how often those are that the report has twice. */
async function ordersOf(of = reports, partnerId = acme): Promise<Record<string, number>> {
  const rows = (await pages(of, partnerId)).flatMap(({ products }) => products);
  expect(new Set(rows.map(({ sku }) => sku)).size).toBe(rows.length);
  return Object.fromEntries(rows.map(({ sku, totals }) => [sku, totals.orders]));
}

function expected(events: readonly (readonly string[])[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const sku of events.flat()) sums[sku] = (sums[sku] ?? 0) + 1;
  return sums;
}

/** Batches with many products, each of which has several events. */
function randomBatches(seed: number): { skus: string[][]; batches: PlacedCount[][] } {
  const random = new Random(seed);
  const all = Array.from({ length: 60 }, () => skus(random.below(350), 1 + random.below(40)));
  const events = all.map((of, n) => counted(n + 1, of));
  const batches = Array.from({ length: 12 }, (_, n) => events.slice(n * 5, n * 5 + 5));
  return { skus: all, batches };
}

test('batches that come again, from several processes at once, are counted once by product', async () => {
  const { skus: all, batches } = randomBatches(7);
  const processes = [reports, ...[1, 2].map(() => new CosmosReports(database.container('reports')))];
  await Promise.all(
    processes.map(async (one) => {
      for (const batch of batches) {
        await one.count(acme, batch);
        await one.count(acme, batch);
      }
    }),
  );
  expect(await ordersOf()).toEqual(expected(all));
  for (const batch of batches) await new CosmosReports(database.container('reports')).count(acme, batch);
  expect(await ordersOf()).toEqual(expected(all));
});

/** A process that is killed at its n-th write, before or after the write has reached the database. */
function killedAt(write: number, when: 'before' | 'after') {
  let writes = 0;
  let isDead = false;
  return database.intercepted('reports', async (call, send) => {
    if (isDead) throw new Error('killed');
    const isLast = ['post', 'put', 'batch'].includes(call) && ++writes === write;
    if (!isLast) return send();
    isDead = true;
    if (when === 'after') await send();
    throw new Error('killed');
  });
}

test.each(['before', 'after'] as const)(
  'killed %s any of its writes, also those of buckets, a batch is counted once when it is repeated',
  async (when) => {
    const first = [counted(1, skus(0, 90)), counted(2, skus(80, 30))];
    const second = [counted(3, skus(100, 70)), counted(4, skus(0, 200))];
    for (let write = 1; write <= 3; write += 1) {
      const partnerId = PartnerId.parse(`${acme}-${when}-${write}`);
      const one = new CosmosReports(killedAt(write, when));
      const killed = await one
        .count(partnerId, first)
        .then(() => one.count(partnerId, second))
        .then(
          () => false,
          () => true,
        );
      expect(killed).toBe(write <= 2);
      for (const batch of [first, second]) await reports.count(partnerId, batch);
      const all = [skus(0, 90), skus(80, 30), skus(100, 70), skus(0, 200)];
      expect(await ordersOf(reports, partnerId)).toEqual(expected(all));
    }
  },
);

test('who reads while it is counted sees every batch whole: no product is missing on its way to its bucket, or twice', async () => {
  const all = skus(0, 130);
  const progress = { begun: 0, done: 0 };
  const counting = (async () => {
    for (let position = 1; position <= 40; position += 1) {
      progress.begun = position;
      await reports.count(acme, [counted(position, all)]);
      progress.done = position;
    }
  })();
  const reader = new CosmosReports(database.container('reports'));
  while (progress.done < 40) {
    const before = progress.done;
    const page = await reader.listProducts(acme, { from: DAY, to: DAY, after: undefined, limit: 200 });
    const seen = page.products.map(({ totals }) => totals.orders);
    expect(before === 0 ? [0, all.length] : [all.length]).toContain(seen.length);
    expect(Math.min(40, ...seen)).toBeGreaterThanOrEqual(before);
    expect(Math.max(0, ...seen)).toBeLessThanOrEqual(progress.begun);
  }
  await counting;
  expect(new Set(Object.values(await ordersOf()))).toEqual(new Set([40]));
});

test('a page goes on after the one before: every product once, by day', async () => {
  await reports.count(acme, [
    counted(1, skus(0, 150)),
    counted(2, skus(100, 30), { day: '2026-02-01' }),
    counted(3, ['P-1'], { type: 'order.confirmed' }),
  ]);
  for (const limit of [1, 7, 150, 200]) {
    const found = await pages(reports, acme, limit, '2026-02-02');
    const rows = found.flatMap(({ products }) => products);
    expect(new Set(rows.map(({ day, sku }) => `${day} ${sku}`)).size).toBe(180);
    expect(rows.map(({ day }) => day)).toEqual(rows.map(({ day }) => day).toSorted());
    expect(found.slice(0, -1).every(({ products }) => products.length === limit)).toBe(true);
    expect(rows).toHaveLength(180);
    expect(rows.find(({ day, sku }) => day === DAY && sku === 'P-1')?.totals).toEqual({
      ...{ orders: 1, ordered: 1, confirmed: 1, sold: 1, revenue: 10, refundedUnits: 0, refundedValue: 0 },
    });
  }
});

test('events that name no products are counted as such, also those that only release 0.1.0 has counted', async () => {
  await database.container('reports').items.create({
    ...{ id: 'total-EUR', partnerId: acme, day: '2026-02-01', type: 'total', currency: 'EUR', schemaVersion: 1 },
    ...{ orders: 4, confirmed: 3, revenue: 900, failures: 0 },
  });
  await reports.count(acme, [
    ...[counted(1, ['P-1']), counted(2, undefined), counted(3, undefined, { type: 'order.confirmed' })],
    ...[counted(4, [], { type: 'order.refunded' }), counted(5, ['P-2'], { type: 'order.refunded' })],
    counted(6, ['P-1'], { day: '2026-02-02' }),
  ]);
  const page = await reports.listProducts(acme, { from: DAY, to: '2026-02-02', after: undefined, limit: 200 });
  expect(page.withoutProducts).toEqual([
    { day: DAY, orders: 1, confirmed: 1, refunds: 1 },
    { day: '2026-02-01', orders: 4, confirmed: 3, refunds: 0 },
  ]);
  expect(page.products.map(({ day, sku }) => [day, sku])).toHaveLength(3);
});

test('a report stays small, and a write moves products to few buckets', async () => {
  const calls: string[] = [];
  let requestUnits = 0;
  const counting = new CosmosReports(
    database.counting('reports', (call, units) => {
      calls.push(call);
      requestUnits += units;
    }),
  );
  await counting.count(acme, [counted(1, skus(0, 3))]);
  await counting.count(acme, [counted(2, skus(0, 3), { type: 'order.confirmed' })]);
  expect(calls).toEqual(['get', 'post', 'put']);
  // Without products it is 19.
  expect(requestUnits).toBeLessThan(20);
  const random = new Random(3);
  calls.length = 0;
  requestUnits = 0;
  for (let position = 3; position <= 60; position += 1) {
    await counting.count(acme, [counted(position, skus(random.below(900), 5))]);
    const { resource } = await database.container('reports').item('report', [acme, DAY]).read();
    expect(Object.keys(resource.products).length).toBeLessThanOrEqual(MOST_IN_REPORT);
  }
  expect(calls.filter((call) => call === 'batch').length).toBeGreaterThan(5);
  expect(calls.filter((call) => call === 'get').length).toBeLessThan(2 * calls.filter((c) => c === 'batch').length);
  expect(requestUnits / 58).toBeLessThan(30);
  // Thousands of products in one batch.
  await counting.count(
    acme,
    Array.from({ length: 60 }, (_, n) => counted(100 + n, skus(n * 100, 100))),
  );
  const { resource } = await database.container('reports').item('report', [acme, DAY]).read();
  expect(Object.keys(resource.products).length).toBeLessThanOrEqual(MOST_IN_REPORT);
  expect(Object.keys(await ordersOf())).toHaveLength(6_000);
});

test('a damaged bucket stays as it is, its day is named, and other products and totals are counted on', async () => {
  await reports.count(acme, [counted(1, skus(0, 300))]);
  const { resource } = await database.container('reports').item('report', [acme, DAY]).read();
  const id = `products-${resource.generation}-${Object.keys(resource.buckets)[0]}`;
  const bucket = database.container('reports').item(id, [acme, DAY]);
  await bucket.patch([{ op: 'set', path: '/writes', value: -1 }]);
  await reports.count(acme, [counted(2, skus(0, 300))]);
  const page = await reports.listProducts(acme, { from: DAY, to: DAY, after: undefined, limit: 200 });
  expect(page.unreadable).toEqual([DAY]);
  expect(page.products.length).toBeGreaterThan(100);
  expect(new Set(page.products.map(({ totals }) => totals.orders))).toEqual(new Set([2]));
  expect((await bucket.read()).resource.writes).toBe(-1);
  expect((await reports.list(acme, DAY, DAY)).days[0]?.totals[0]?.totals.orders).toBe(2);
});

test('a bucket of a newer form is not changed by this version, and no event is passed over', async () => {
  await reports.count(acme, [counted(1, skus(0, 300))]);
  const { resource } = await database.container('reports').item('report', [acme, DAY]).read();
  for (const bucket of Object.keys(resource.buckets)) {
    const item = database.container('reports').item(`products-${resource.generation}-${bucket}`, [acme, DAY]);
    await item.patch([{ op: 'set', path: '/schemaVersion', value: schemaVersions.products + 1 }]);
  }
  await expect(reports.count(acme, [counted(2, skus(0, 300))])).rejects.toThrow('was written by a newer version');
});
