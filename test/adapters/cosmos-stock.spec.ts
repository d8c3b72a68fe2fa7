import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosStock } from '../../shared/adapters/cosmos/cosmos-stock.ts';
import { StockLevel } from '../../shared/adapters/cosmos/stock-documents.ts';
import { type OrderId, orderIdFor, PartnerId, Sku } from '../../shared/domain/ids.ts';
import { cosmosDatabase } from './cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let stock: CosmosStock;

beforeAll(async () => {
  database = await cosmosDatabase();
  stock = new CosmosStock(database.container('catalog'));
});
afterAll(() => database?.close());

let count = 0;
async function aSku(available: number): Promise<Sku> {
  count += 1;
  const sku = Sku.parse(`SKU-${count}`);
  await database.container('catalog').items.create({ id: 'stock', sku, type: 'stock', available, reserved: 0 });
  return sku;
}
const anOrderId = (): OrderId => {
  count += 1;
  return orderIdFor(PartnerId.parse('acme'), `order-${count}`);
};

async function level(sku: Sku): Promise<[available: number, reserved: number]> {
  const { resource } = await database.container('catalog').item('stock', sku).read();
  const { available, taken } = StockLevel.parse(resource);
  return [available, taken];
}

test('a repeated reservation reserves only once', async () => {
  const sku = await aSku(10);
  const id = anOrderId();
  const lines = [{ sku, quantity: 3 }];
  for (let n = 0; n < 3; n += 1) expect(await stock.reserve(id, lines)).toEqual({ kind: 'reserved' });
  expect(await level(sku)).toEqual([7, 3]);
});

test('a repeated reservation succeeds even when nothing is left', async () => {
  const sku = await aSku(3);
  const id = anOrderId();
  await stock.reserve(id, [{ sku, quantity: 3 }]);
  expect(await stock.reserve(id, [{ sku, quantity: 3 }])).toEqual({ kind: 'reserved' });
});

test('lines with the same SKU are reserved together', async () => {
  const sku = await aSku(5);
  const line = { sku, quantity: 3 };
  expect(await stock.reserve(anOrderId(), [line, line])).toEqual({ kind: 'out_of_stock', sku });
  expect(await level(sku)).toEqual([5, 0]);
});

test('a run that finds too little takes nothing from another run of the order, and the run that has it releases', async () => {
  const [plenty, scarce] = [await aSku(100), await aSku(1)];
  const lines = [
    { sku: plenty, quantity: 2 },
    { sku: scarce, quantity: 2 },
  ];
  const id = anOrderId();
  await stock.reserve(id, lines.slice(0, 1));
  expect(await stock.reserve(id, lines)).toEqual({ kind: 'out_of_stock', sku: scarce });
  expect(await level(plenty)).toEqual([98, 2]);
  await stock.release(id, lines);
  expect([await level(plenty), await level(scarce)]).toEqual([
    [100, 0],
    [1, 0],
  ]);
});

test('a release gives the stock back once, however often it is repeated', async () => {
  const sku = await aSku(10);
  const id = anOrderId();
  const lines = [{ sku, quantity: 4 }];
  await stock.reserve(id, lines);
  for (let n = 0; n < 3; n += 1) await stock.release(id, lines);
  expect(await level(sku)).toEqual([10, 0]);
});

test('a reservation that arrives after its release is refused', async () => {
  const sku = await aSku(10);
  const id = anOrderId();
  const lines = [{ sku, quantity: 4 }];
  await stock.release(id, lines);
  expect(await stock.reserve(id, lines)).toMatchObject({ kind: 'out_of_stock' });
  expect(await level(sku)).toEqual([10, 0]);
});

test('when a hundred orders compete for three items, three get one', async () => {
  const sku = await aSku(3);
  const outcomes = await Promise.all(
    Array.from({ length: 100 }, () => stock.reserve(anOrderId(), [{ sku, quantity: 1 }])),
  );
  expect(outcomes.filter((outcome) => outcome.kind === 'reserved')).toHaveLength(3);
  expect(await level(sku)).toEqual([0, 3]);
});

test('a product that is deleted from the catalogue is out of stock at once, and its reservations can be released', async () => {
  const lines = [{ sku: Sku.parse('NEVER-THERE'), quantity: 1 }];
  expect(await stock.reserve(anOrderId(), lines)).toEqual({ kind: 'out_of_stock', sku: 'NEVER-THERE' });

  const sku = await aSku(10);
  const id = anOrderId();
  await stock.reserve(id, [{ sku, quantity: 4 }]);
  await database.container('catalog').item('stock', sku).delete();
  expect(await stock.reserve(anOrderId(), [{ sku, quantity: 1 }])).toEqual({ kind: 'out_of_stock', sku });
  for (let n = 0; n < 2; n += 1) await stock.release(id, [{ sku, quantity: 4 }]);
  expect(await stock.reserve(id, [{ sku, quantity: 4 }])).toEqual({ kind: 'out_of_stock', sku });
});
