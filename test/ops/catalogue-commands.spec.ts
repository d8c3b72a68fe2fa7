import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosProducts } from '../../shared/adapters/cosmos/cosmos-products.ts';
import { CosmosStockLedger } from '../../shared/adapters/cosmos/cosmos-stock-ledger.ts';
import { adjustStock } from '../../tools/operator/adjust-stock.ts';
import { exportCatalogue } from '../../tools/operator/export-catalogue.ts';
import { importCatalogue } from '../../tools/operator/import-catalogue.ts';
import type { OperatorPorts } from '../../tools/operator/operator-ports.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';

/** The commands with the real adapters; test/ops/doctor.spec.ts runs the whole program. */

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let directory: string;
let ports: OperatorPorts;
const time = { now: Date.parse('2026-01-01T12:00:00.000Z') };

beforeAll(async () => {
  database = await cosmosDatabase();
  directory = mkdtempSync(join(tmpdir(), 'partner-catalogue-'));
  const catalog = database.container('catalog');
  const clock = { now: () => new Date(time.now) };
  ports = {
    products: new CosmosProducts(catalog),
    stockLedger: new CosmosStockLedger(catalog),
    clock,
    operator: async () => ({ name: 'ada' }),
  } as unknown as OperatorPorts;
});
afterAll(async () => {
  await database?.close();
  rmSync(directory, { recursive: true, force: true });
});

function fileOf(name: string, ...lines: string[]): string {
  const file = join(directory, name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}
const imported = async (file: string, flags = {}) => (await importCatalogue.run(ports, { file, ...flags })).lines;
const exported = async (format: string) => (await exportCatalogue.run(ports, { format })).lines;
const everything = async () =>
  JSON.stringify((await database.container('catalog').items.readAll().fetchAll()).resources);
const HEADER = 'sku,name,price,currency,priceList,validFrom,stock';
const WITH_THRESHOLD = `${HEADER},lowStockAt`;

test('a file is imported, exported and imported again without a change', async () => {
  const file = fileOf(
    'shop.csv',
    WITH_THRESHOLD,
    'MUG-1,"Mug, blue",12.90,EUR,,,100,20',
    'MUG-1,"Mug, blue",9.90,EUR,gold,,,',
    'TEA-1,Tea,3.50,USD,,,,',
  );
  const before = await everything();
  expect(await imported(file, { 'dry-run': true })).toEqual([
    'MUG-1  Mug, blue  added, 100 on hand',
    'TEA-1  Tea  added',
    '0 unchanged',
    'nothing is written: --dry-run',
  ]);
  expect(await everything()).toBe(before);
  await imported(file);
  expect(await imported(file)).toEqual(['2 unchanged']);
  const dearer = fileOf(
    'dearer.csv',
    WITH_THRESHOLD,
    'MUG-1,Mug,13.90,EUR,,,150,20',
    'MUG-1,Mug,9.90,EUR,gold,,,',
    'TEA-1,Tea,3.50,USD,,,,',
  );
  expect(await imported(dearer, { 'dry-run': true })).toEqual([
    'MUG-1  Mug  changed',
    '    name: Mug, blue → Mug',
    '    price, default EUR: 12.90 EUR → 12.90 EUR, then 13.90 EUR from 2026-01-01T12:00:15.000Z',
    '1 unchanged',
    'the stock in the file is ignored for these products, which have had stock: MUG-1. Book it with stock adjust',
    'nothing is written: --dry-run',
  ]);
  const rows = await exported('csv');
  expect(rows).toEqual([
    WITH_THRESHOLD,
    'MUG-1,"Mug, blue",12.90,EUR,default,2026-01-01T12:00:00.000Z,100,20',
    'MUG-1,"Mug, blue",9.90,EUR,gold,2026-01-01T12:00:00.000Z,100,20',
    'TEA-1,Tea,3.50,USD,default,2026-01-01T12:00:00.000Z,0,',
  ]);
  expect(await imported(fileOf('again.csv', ...rows))).toEqual(['2 unchanged']);
  expect(await imported(fileOf('again.ndjson', ...(await exported('ndjson'))))).toEqual(['2 unchanged']);
});

test('one wrong line, also one that only the catalogue shows to be wrong, and nothing is changed', async () => {
  const before = await everything();
  const wrong = fileOf('wrong.csv', HEADER, 'NEW-1,New,1.00,EUR,,,5', 'NEW-2,New,1.0,EUR,,,');
  await expect(imported(wrong)).rejects.toThrow(
    `${wrong}:3: price must have two decimals, such as 12.99\nnothing is changed`,
  );
  const early = fileOf('early.csv', HEADER, 'NEW-1,New,1.00,EUR,,,5', 'TEA-1,Tea,4.00,USD,,2026-01-01T12:00:10Z,');
  await expect(imported(early)).rejects.toThrow(`${early}:3: validFrom must be 2026-01-01T12:00:15.000Z or later`);
  await expect(imported(join(directory, 'none.csv'))).rejects.toThrow("can't be read");
  await expect(imported('shop.xlsx')).rejects.toThrow('must end in .csv or .ndjson');
  expect(await everything()).toBe(before);
});

test('the stock of a file is only the first stock; later it is adjusted, once for each key', async () => {
  await imported(fileOf('shop.csv', HEADER, 'MUG-1,"Mug, blue",12.90,EUR,,,500', 'MUG-1,"Mug, blue",9.90,EUR,gold,,'));
  const adjust = async (given: object) =>
    (await adjustStock.run(ports, { sku: 'MUG-1', because: 'Delivery', ...given })).lines;
  expect(await adjust({ delta: '20', key: 'd1' })).toEqual(['MUG-1  delivery of 20: Delivery']);
  expect(await adjust({ delta: '20', key: 'd1' })).toEqual(['MUG-1  delivery of 20, as before: Delivery']);
  await expect(adjust({ delta: '21', key: 'd1' })).rejects.toThrow('was used for another adjustment');
  expect(await adjust({ count: '90' })).toEqual(['MUG-1  correction of -30: Delivery']);
  await expect(adjust({ delta: '-91' })).rejects.toThrow(
    'only 90 of MUG-1 are available and 0 reserved; nothing is changed',
  );
  await expect(adjust({ delta: '1.5' })).rejects.toThrow('--delta must be a whole number');
  await expect(adjust({})).rejects.toThrow('--delta is needed');
  await expect(adjust({ sku: 'NONE', delta: '1' })).rejects.toThrow('there is no product NONE');
});
