import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosCatalogue } from '../../shared/adapters/cosmos/cosmos-catalogue.ts';
import { CosmosCatalogueAdmin } from '../../shared/adapters/cosmos/cosmos-catalogue-admin.ts';
import { CosmosStock } from '../../shared/adapters/cosmos/cosmos-stock.ts';
import { OrderId, Sku } from '../../shared/domain/ids.ts';
import { cosmosDatabase } from './cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
beforeAll(async () => {
  database = await cosmosDatabase();
});
afterAll(() => database?.close());

test('a product that was added is sold from its stock, and adding it again does not change the stock', async () => {
  const container = database.container('catalog');
  const admin = new CosmosCatalogueAdmin(container);
  const sku = Sku.parse('MUG-01');
  const price = { amount: 1_290, currency: 'EUR' as const };
  const find = () => new CosmosCatalogue(container, { now: () => new Date() }).find(sku);

  await admin.add({ sku, name: 'Mug', price, stock: 3 });
  expect(await find()).toEqual({ sku, name: 'Mug', price, available: 3 });
  const order = OrderId.parse(`ord_${'0'.repeat(26)}`);
  expect(await new CosmosStock(container).reserve(order, [{ sku, quantity: 2 }])).toEqual({ kind: 'reserved' });
  await admin.add({ sku, name: 'Cup', price, stock: 3 });
  expect(await find()).toEqual({ sku, name: 'Mug', price, available: 1 });
});
