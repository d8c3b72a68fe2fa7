import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchStock } from '../../functions/stock/watch-stock.ts';
import { CosmosChanges } from '../../shared/adapters/cosmos/cosmos-changes.ts';
import { CosmosEventFeed } from '../../shared/adapters/cosmos/cosmos-event-feed.ts';
import { CosmosProducts } from '../../shared/adapters/cosmos/cosmos-products.ts';
import { CosmosStock } from '../../shared/adapters/cosmos/cosmos-stock.ts';
import { CosmosStockLedger } from '../../shared/adapters/cosmos/cosmos-stock-ledger.ts';
import { CosmosStockWatches } from '../../shared/adapters/cosmos/cosmos-stock-watches.ts';
import { readStockChanges } from '../../shared/adapters/cosmos/read-stock-changes.ts';
import { eventCatalogue } from '../../shared/domain/event-catalogue.ts';
import { orderIdFor, PartnerId, Sku } from '../../shared/domain/ids.ts';
import type { StockEvent } from '../../shared/domain/stock-watch.ts';
import { cosmosDatabase } from './cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let products: CosmosProducts;
let stock: CosmosStock;
let ledger: CosmosStockLedger;
const at = new Date('2026-05-01T12:00:00.000Z');
const clock = { now: () => at };

beforeAll(async () => {
  database = await cosmosDatabase();
  const catalog = database.container('catalog');
  products = new CosmosProducts(catalog);
  stock = new CosmosStock(catalog, clock);
  ledger = new CosmosStockLedger(catalog);
});
afterAll(() => database?.close());

const acme = PartnerId.parse('acme');

/** What partners have got of a SKU. */
async function sentToPartners(sku: Sku) {
  const feed = database.container('feed');
  const eventFeed = new CosmosEventFeed(feed, { clock, live: { changes: new CosmosChanges(feed), pollMs: 5 } });
  const { events } = await eventFeed.read(acme, { limit: 200, wanted: () => true });
  return events.map(({ event }) => event).filter(({ subject }) => subject === sku);
}

const orderOf = (key: string) => orderIdFor(PartnerId.parse('acme'), key);
const reserve = (key: string, sku: Sku, quantity: number) => stock.reserve(orderOf(key), [{ sku, quantity }]);
const release = (key: string, sku: Sku, quantity: number) => stock.release(orderOf(key), [{ sku, quantity }]);

async function putThreshold(sku: Sku, lowStockAt: number | undefined) {
  const updatedAt = at.toISOString();
  await products.change(sku, () => ({ name: 'Mug', prices: [], ...(lowStockAt ? { lowStockAt } : {}), updatedAt }));
}

async function deliver(sku: Sku, delta: number, id = `${sku}-${delta}`) {
  await ledger.adjust({ id, fingerprint: id, sku, change: { delta }, reason: 'Delivery', by: 'shop', at });
}

/** Plays the change feed into the watch, until it has nothing more. @param isBroken fails once each */
async function watching() {
  const changes = new CosmosChanges(database.container('catalog'));
  const feed = database.container('feed');
  const readers = await changes.begin();
  const published: StockEvent[] = [];
  const pages: unknown[][] = [];
  const ports = {
    clock,
    readStockChanges,
    stockWatches: new CosmosStockWatches(database.container('catalog')),
    eventFeed: new CosmosEventFeed(feed, { clock, live: { changes: new CosmosChanges(feed), pollMs: 5 } }),
    stockBus: { publish: async (events: readonly StockEvent[]) => void published.push(...events) },
  };
  return {
    published,
    pages,
    ports,
    typesOf: (sku: Sku) => published.filter((event) => event.sku === sku).map(({ type }) => type),
    async catchUp() {
      for (let isMore = true; isMore; ) {
        const found = (await Promise.all(readers.map((reader) => changes.readNext(reader)))).flat();
        isMore = found.length > 0;
        if (isMore) pages.push(found);
        await watchStock(found, ports);
      }
    },
  };
}

test('a product whose stock falls to its threshold is reported low once, and sold out once', async () => {
  const sku = Sku.parse('LOW-1');
  const watch = await watching();
  await putThreshold(sku, 10);
  await deliver(sku, 12);
  await watch.catchUp();
  expect(watch.published).toEqual([]);

  await reserve('a', sku, 2);
  await watch.catchUp();
  expect(watch.published).toMatchObject([{ type: 'stock.low', sku, data: { available: 10, lowStockAt: 10 } }]);
  for (const key of ['b', 'c', 'd']) {
    await reserve(key, sku, 1);
    await watch.catchUp();
    await release(key, sku, 1);
    await watch.catchUp();
  }
  await reserve('e', sku, 10);
  await watch.catchUp();
  expect(watch.typesOf(sku)).toEqual(['stock.low', 'stock.depleted']);

  await deliver(sku, 20);
  await watch.catchUp();
  await reserve('f', sku, 15);
  await watch.catchUp();
  expect(watch.typesOf(sku)).toEqual(['stock.low', 'stock.depleted', 'stock.low']);
  expect(new Set(watch.published.map(({ id }) => id)).size).toBe(3);
});

test('batches that are delivered again publish only the same events, whose ids the bus drops', async () => {
  const sku = Sku.parse('LOW-2');
  const watch = await watching();
  await putThreshold(sku, 5);
  await deliver(sku, 6);
  await reserve('g', sku, 6);
  await watch.catchUp();
  const ids = new Set(watch.published.map(({ id }) => id));
  for (const page of [...watch.pages]) await watchStock(page, watch.ports);
  await watch.catchUp();
  expect(new Set(watch.published.map(({ id }) => id))).toEqual(ids);
  expect(watch.published.length).toBeGreaterThan(ids.size);
});

test('partners get each event once in their feed, without the threshold, however often its batch comes', async () => {
  const sku = Sku.parse('LOW-8');
  const watch = await watching();
  await putThreshold(sku, 5);
  await deliver(sku, 6);
  await reserve('m', sku, 6);
  const { append } = watch.ports.eventFeed;
  const isAppending = { isLost: false };
  watch.ports.eventFeed.append = async (events) => {
    // Killed before the write, and the next time after it.
    if (isAppending.isLost) await append.call(watch.ports.eventFeed, events);
    isAppending.isLost = true;
    throw new Error('killed');
  };
  await expect(watch.catchUp()).rejects.toThrow('killed');
  expect(watch.published).toEqual([]);
  const batch = watch.pages.at(-1) ?? [];
  await expect(watchStock(batch, watch.ports)).rejects.toThrow('killed');
  watch.ports.eventFeed.append = append.bind(watch.ports.eventFeed);
  for (let n = 0; n < 2; n += 1) await watchStock(batch, watch.ports);
  await watch.catchUp();
  const sent = await sentToPartners(sku);
  expect(sent.map(({ type, data }) => ({ type, data }))).toEqual([
    { type: 'stock.low', data: { sku, available: 0 } },
    { type: 'stock.depleted', data: { sku, available: 0 } },
  ]);
  for (const { type, data } of sent) {
    expect(eventCatalogue.find((published) => published.type === type)?.data.parse(data)).toEqual(data);
  }
});

test('two watches that see the same fall report it once', async () => {
  const sku = Sku.parse('LOW-3');
  const [one, other] = [await watching(), await watching()];
  await putThreshold(sku, 5);
  await deliver(sku, 6);
  await reserve('h', sku, 2);
  await Promise.all([one.catchUp(), other.catchUp()]);
  await Promise.all([one.catchUp(), other.catchUp()]);
  const ids = [...one.published, ...other.published].map(({ id }) => id);
  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).toMatch(/^evt_stock_low_LOW-3_\w+$/);
});

test('an event that was noted when the watch ended is published by the next one', async () => {
  const sku = Sku.parse('LOW-4');
  const watch = await watching();
  await putThreshold(sku, 5);
  await deliver(sku, 6);
  await reserve('l', sku, 2);
  const { publish } = watch.ports.stockBus;
  watch.ports.stockBus.publish = () => Promise.reject(new Error('the bus is away'));
  await expect(watch.catchUp()).rejects.toThrow('the bus is away');
  watch.ports.stockBus.publish = publish;
  // The trigger repeats a batch that failed.
  await watchStock(watch.pages.at(-1) ?? [], watch.ports);
  expect(watch.typesOf(sku)).toEqual(['stock.low']);
});

test('a threshold that is set later counts for the stock that is there, and one that is removed no longer does', async () => {
  const sku = Sku.parse('LOW-5');
  const watch = await watching();
  await deliver(sku, 8);
  await putThreshold(sku, undefined);
  await watch.catchUp();
  expect(watch.typesOf(sku)).toEqual([]);
  await putThreshold(sku, 8);
  await watch.catchUp();
  expect(watch.typesOf(sku)).toEqual(['stock.low']);
  await putThreshold(sku, undefined);
  await deliver(sku, 100, `${sku}-more`);
  await reserve('i', sku, 107);
  await watch.catchUp();
  expect(watch.typesOf(sku)).toEqual(['stock.low']);
  const { resource } = await database.container('catalog').item('stock', sku).read();
  expect(resource).toMatchObject({ available: 1 });
  expect(resource).not.toHaveProperty('lowStockAt');
});

test('a product with a threshold and no stock yet is not sold out: nothing fell', async () => {
  const sku = Sku.parse('LOW-6');
  const watch = await watching();
  await putThreshold(sku, 5);
  await watch.catchUp();
  await deliver(sku, 50);
  await watch.catchUp();
  expect(watch.typesOf(sku)).toEqual([]);
});

test('watching costs request units only where a level has crossed a threshold', async () => {
  const sku = Sku.parse('LOW-7');
  const calls: string[] = [];
  const watch = await watching();
  watch.ports.stockWatches = new CosmosStockWatches(database.counting('catalog', (call) => void calls.push(call)));
  await putThreshold(sku, 5);
  await deliver(sku, 50);
  await watch.catchUp();
  // The watch is ready for the first fall.
  expect(calls.splice(0)).toEqual(['batch']);
  for (let n = 0; n < 10; n += 1) await reserve(`j${n}`, sku, 1);
  await watch.catchUp();
  expect(calls).toEqual([]);
  await reserve('k', sku, 36);
  await watch.catchUp();
  expect(calls).toEqual(['batch']);
});
