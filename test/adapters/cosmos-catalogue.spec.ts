import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosCatalogue } from '../../shared/adapters/cosmos/cosmos-catalogue.ts';
import { Sku } from '../../shared/domain/ids.ts';
import { cosmosDatabase } from './cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
const time = { now: Date.UTC(2026, 0, 1) };
const catalogue = () => new CosmosCatalogue(database.container('catalog'), { now: () => new Date(time.now) });
const skus = Array.from({ length: 25 }, (_, n) => Sku.parse(`SKU-${String(n).padStart(2, '0')}`));

async function product(sku: Sku, amount: number, changes: Record<string, unknown> = {}): Promise<void> {
  const price = { amount, currency: 'EUR' };
  const document = { id: 'product', sku, type: 'product', name: `The ${sku}`, price, schemaVersion: 1 };
  await database.container('catalog').items.upsert({ ...document, ...changes });
}
async function stock(sku: Sku, available: unknown): Promise<void> {
  const document = { id: 'stock', sku, type: 'stock', available, reserved: 0, schemaVersion: 1 };
  await database.container('catalog').items.upsert(document);
}

beforeAll(async () => {
  database = await cosmosDatabase();
  for (const [n, sku] of skus.entries()) {
    await product(sku, 100 + n);
    if (n % 2 === 0) await stock(sku, n);
  }
});
afterAll(() => database?.close());

test('pages of any size together list each product once, with its stock', async () => {
  for (const limit of [1, 7, 24, 25, 26]) {
    const found: { sku: Sku; available: number }[] = [];
    let after: string | undefined;
    do {
      const page = await catalogue().list({ after, limit });
      expect(page.products.length).toBeLessThanOrEqual(limit);
      found.push(...page.products);
      after = page.next;
    } while (after !== undefined);
    expect(found.map(({ sku }) => sku)).toEqual(skus);
    expect(found.map(({ available }) => available)).toEqual(skus.map((_, n) => (n % 2 === 0 ? n : 0)));
  }
});

test('prices contain only products that can be sold, and change within seconds', async () => {
  const [first, second] = skus as [Sku, Sku];
  const broken = Sku.parse('BROKEN');
  await product(broken, 1, { price: { amount: 'one', currency: 'EUR' } });
  const known = catalogue();
  const amounts = async () =>
    [...(await known.findPrices([first, second, broken, Sku.parse('NONE')]))].map(([sku, { amount }]) => [sku, amount]);
  expect(await amounts()).toEqual(
    expect.arrayContaining([
      [first, 100],
      [second, 101],
    ]),
  );
  expect(await amounts()).toHaveLength(2);
  await product(first, 999);
  time.now += 10_001;
  expect(await amounts()).toContainEqual([first, 999]);
  await product(first, 100);
  await database.container('catalog').item('product', broken).delete();
});

test('a product that can’t be read is named on its page, and one whose stock can’t be read has no stock', async () => {
  const sku = skus[4] as Sku;
  await product(sku, 1, { name: 7 });
  const page = await catalogue().list({ limit: 6 });
  expect(page.unreadable).toEqual([sku]);
  expect(page.products.map((one) => one.sku)).toEqual(skus.slice(0, 6).filter((one) => one !== sku));
  await expect(catalogue().find(sku)).rejects.toThrow();

  await product(sku, 104);
  await stock(sku, 'many');
  expect(await catalogue().find(sku)).toMatchObject({ sku, available: 0 });
  await stock(sku, 4);
  expect(await catalogue().find(sku)).toMatchObject({ sku, available: 4, price: { amount: 104, currency: 'EUR' } });
  expect(await catalogue().find(Sku.parse('NONE'))).toBeUndefined();
});
