import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosCatalogue } from '../../shared/adapters/cosmos/cosmos-catalogue.ts';
import { CosmosChanges } from '../../shared/adapters/cosmos/cosmos-changes.ts';
import { CosmosProducts } from '../../shared/adapters/cosmos/cosmos-products.ts';
import { Sku } from '../../shared/domain/ids.ts';
import type { Currency } from '../../shared/domain/money.ts';
import { type AskedProduct, planProduct } from '../../shared/domain/plan-product.ts';
import { cosmosDatabase } from './cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let products: CosmosProducts;
const time = { now: Date.parse('2026-01-01T12:00:00.000Z') };
const clock = { now: () => new Date(time.now) };
const catalogue = () => new CosmosCatalogue(database.container('catalog'), clock);

beforeAll(async () => {
  database = await cosmosDatabase();
  products = new CosmosProducts(database.container('catalog'));
});
afterAll(() => database?.close());

const price = (amount: number, currency: Currency = 'EUR', priceList = 'default') => {
  return { amount, currency, priceList, validFrom: undefined };
};
const mug = (...prices: AskedProduct['prices']): AskedProduct => ({ name: 'Mug', prices });

function put(sku: string, asked: AskedProduct) {
  return products.change(Sku.parse(sku), (known) => {
    const plan = planProduct(known, asked, clock.now());
    if (plan.kind !== 'planned') throw new Error(plan.kind);
    return plan.product;
  });
}
const documentOf = async (sku: string) => (await database.container('catalog').item('product', sku).read()).resource;

test('a product that was put is on sale, in each currency and list, and the same again changes nothing', async () => {
  const asked = mug(price(1_290), price(1_390, 'USD'), price(990, 'EUR', 'gold'));
  expect(await put('MUG-1', asked)).toMatchObject({ kind: 'created', product: { version: 1 } });
  expect(await put('MUG-1', asked)).toMatchObject({ kind: 'unchanged', product: { version: 1 } });
  const sku = Sku.parse('MUG-1');
  const priceFor = async (terms: object) => (await catalogue().findPrices([sku], terms)).get(sku);
  expect(await priceFor({})).toEqual({ amount: 1_290, currency: 'EUR' });
  expect(await priceFor({ currency: 'USD' })).toEqual({ amount: 1_390, currency: 'USD' });
  expect(await priceFor({ priceList: 'gold' })).toEqual({ amount: 990, currency: 'EUR' });
  expect(await catalogue().find(sku, { priceList: 'gold' })).toEqual({
    ...{ sku, name: 'Mug', price: { amount: 990, currency: 'EUR' }, available: 0 },
  });
});

test('what a version of the first form reads is the price in force, and nothing of a discontinued product', async () => {
  await put('MUG-2', mug(price(100, 'EUR', 'gold'), price(200)));
  expect(await documentOf('MUG-2')).toMatchObject({ price: { amount: 200, currency: 'EUR' }, schemaVersion: 2 });
  await products.change(Sku.parse('MUG-2'), (known) => {
    if (known === undefined) throw new Error('it is not there');
    return { ...known, discontinuedAt: clock.now().toISOString() };
  });
  expect(await documentOf('MUG-2')).not.toHaveProperty('price');
  const sku = Sku.parse('MUG-2');
  expect(await catalogue().findPrices([sku])).toEqual(new Map());
  expect(await catalogue().find(sku)).toBeUndefined();
  expect((await catalogue().list({ limit: 100 })).products.map((one) => one.sku)).not.toContain(sku);
  expect((await products.list({ limit: 100 })).entries.map(({ product }) => product.sku)).toContain(sku);
});

test('a product of the first form is read, and changed without losing a field that this version doesn’t know', async () => {
  const first = {
    id: 'product',
    sku: 'MUG-3',
    type: 'product',
    schemaVersion: 1,
    name: 'Mug',
    price: { amount: 5, currency: 'GBP' },
  };
  await database.container('catalog').items.create({ ...first, weight: 300 });
  const sku = Sku.parse('MUG-3');
  expect(await catalogue().find(sku)).toMatchObject({ price: { amount: 5, currency: 'GBP' } });
  const { product } = await put('MUG-3', mug(price(6, 'GBP')));
  expect(product).toMatchObject({ version: 1, name: 'Mug' });
  expect(await documentOf('MUG-3')).toMatchObject({ weight: 300, schemaVersion: 2, price: { amount: 5 } });
  expect(await catalogue().find(sku)).toMatchObject({ price: { amount: 5 } });
  time.now += 15_000;
  expect(await catalogue().find(sku)).toMatchObject({ price: { amount: 6 } });
});

test('of two changes at once none is lost', async () => {
  await put('MUG-4', mug(price(100)));
  const rename = (name: string) =>
    products.change(Sku.parse('MUG-4'), (known) => {
      if (known === undefined) throw new Error('it is not there');
      return { ...known, name: `${known.name} ${name}` };
    });
  await Promise.all(['a', 'b', 'c', 'd'].map(rename));
  const { product } = (await products.find(Sku.parse('MUG-4'))) ?? {};
  expect(product?.version).toBe(5);
  expect(product?.name.split(' ').toSorted()).toEqual(['Mug', 'a', 'b', 'c', 'd']);
});

test('a new product and the end of one are known before the cache’s time is over', async () => {
  const changes = new CosmosChanges(database.container('catalog'));
  const known = new CosmosCatalogue(database.container('catalog'), clock, { changes, pollMs: 5 });
  const sku = Sku.parse('MUG-5');
  const isSold = async () => (await known.findPrices([sku])).size === 1;
  expect(await isSold()).toBe(false);
  // The clock stands still, so nothing expires. The reader may begin after the first change: then there is another one.
  await until('the new product to be sold', async () => {
    await put('MUG-5', { name: `Mug ${performance.now()}`, prices: [price(100)] });
    return isSold();
  });
  await products.change(sku, (now) => {
    if (now === undefined) throw new Error('it is not there');
    return { ...now, discontinuedAt: clock.now().toISOString() };
  });
  await until('it to be off sale', async () => !(await isSold()));
});

test('a hundred prices that are not cached are one query, also for a thousand requests at once', async () => {
  const skus = Array.from({ length: 100 }, (_, n) => Sku.parse(`BULK-${n}`));
  await Promise.all(skus.map((sku) => put(sku, mug(price(100)))));
  const calls: string[] = [];
  let requestUnits = 0;
  const container = database.counting('catalog', (call, charge) => {
    calls.push(call);
    requestUnits += charge;
  });
  const cold = new CosmosCatalogue(container, clock);
  const found = await Promise.all(Array.from({ length: 1_000 }, () => cold.findPrices(skus)));
  expect(found.every((prices) => prices.size === 100)).toBe(true);
  // One request to each of the four physical ranges. A hundred reads would cost a hundred request units.
  expect(calls).toEqual(['query', 'query', 'query', 'query']);
  expect(requestUnits).toBeLessThan(12);
});
