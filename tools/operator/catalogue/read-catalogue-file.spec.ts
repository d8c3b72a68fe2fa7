import { expect, test } from 'vitest';
import { readCatalogueFile } from './read-catalogue-file.ts';

const HEADER = 'sku,name,price,currency,priceList,validFrom,stock';
const csv = (...lines: string[]) => readCatalogueFile(Buffer.from([HEADER, ...lines].join('\n')), 'csv');
const faultsOf = (read: ReturnType<typeof readCatalogueFile>) => {
  return 'faults' in read ? read.faults.map(({ line, message }) => `${line}: ${message}`) : [];
};
const productsOf = (read: ReturnType<typeof readCatalogueFile>) => {
  if ('products' in read) return read.products;
  throw new Error(faultsOf(read).join('\n'));
};

test('each row is a price of a product; columns may be in any order and left out', () => {
  const [mug, tea] = productsOf(
    csv(
      'MUG-1,"Mug, 35 cl",12.90,EUR,,,100',
      'MUG-1,"Mug, 35 cl",10,EUR,gold,2030-01-01T00:00:00Z,',
      'TEA-1,Tea,3.50,USD,,,',
    ),
  );
  expect(mug).toMatchObject({ sku: 'MUG-1', name: 'Mug, 35 cl', stock: 100, line: 2, priceLines: [2, 3] });
  expect(mug?.prices).toEqual([
    { amount: 1_290, currency: 'EUR', priceList: 'default', validFrom: undefined },
    { amount: 1_000, currency: 'EUR', priceList: 'gold', validFrom: new Date('2030-01-01T00:00:00Z') },
  ]);
  expect(tea).toMatchObject({ sku: 'TEA-1', prices: [{ amount: 350, currency: 'USD' }] });
  const few = readCatalogueFile(Buffer.from('currency,price,name,sku\r\nEUR,1.00,Tea,TEA-1\r\n'), 'csv');
  expect(productsOf(few)).toMatchObject([{ sku: 'TEA-1', name: 'Tea' }]);
});

test('NDJSON has the body of a PUT in each line', () => {
  const line = { sku: 'MUG-1', name: 'Mug', prices: [{ amount: 1_290, currency: 'EUR' }], stock: 5 };
  const read = readCatalogueFile(Buffer.from(`${JSON.stringify(line)}\n\n`), 'ndjson');
  expect(productsOf(read)).toMatchObject([{ ...line, line: 1 }]);
});

test.each(['csv', 'ndjson'] as const)('a byte order mark before %s is accepted', (format) => {
  const text =
    format === 'csv'
      ? `${HEADER}\nMUG-1,Mug,1.00,EUR,,,`
      : '{"sku":"MUG-1","name":"Mug","prices":[{"amount":1,"currency":"EUR"}]}';
  expect(productsOf(readCatalogueFile(Buffer.from(`\uFEFF${text}`), format))).toHaveLength(1);
});

test('a file in Latin-1 is refused by name, with the lines', () => {
  const latin = Buffer.from(`${HEADER}\nMUG-1,Mug,1.00,EUR,,,\nTEA-1,Th\u00e9,1.00,EUR,,,\n`, 'latin1');
  expect(faultsOf(readCatalogueFile(latin, 'csv'))).toEqual([
    '3: is not UTF-8 but probably Latin-1 (“TEA-1,Thé,1.00,EUR,,,”): save the file as UTF-8',
  ]);
});

test('every wrong line is named, all at once', () => {
  const read = csv(
    'MUG-1,Mug,12.9,EUR,,,',
    'mug-2,Mug,1.00,EUR,,,',
    'TEA-1,Tea,1.00,EUR,,,',
    'TEA-1,Coffee,1.00,USD,,,',
    'TEA-2,Tea,0.00,EUR,,,',
    'TEA-3,Tea,1000000.00,EUR,,,',
    'TEA-4,Tea,1.00,CHF,,,',
    'TEA-5,Tea,1.00,EUR,,tomorrow,',
    'TEA-6,Tea,1.00,EUR,,,-5',
    'TEA-7,Tea,1.00,EUR,,',
    'TEA-8,Tea,1.00,EUR,Gold,,',
    'TEA-9,Tea,1.00,EUR,,,1',
    'TEA-9,Tea,1.00,EUR,,,2',
    'TEA-10,,1.00,EUR,,,',
  );
  expect(faultsOf(read)).toEqual([
    '2: price must have two decimals, such as 12.99',
    '3: sku must be capital letters, digits and hyphens, 40 at most',
    '5: name differs from the one of TEA-1 in line 4',
    '6: amount must be at least 1',
    '7: amount must be at most 99999999',
    '8: currency must be one of EUR, USD, GBP',
    '9: validFrom must be an RFC 3339 time, such as 2026-01-31T12:00:00Z',
    '10: stock must be a whole number',
    '11: has another number of columns than the first line',
    '12: priceList is not the name of a price list',
    '14: stock differs from line 13',
    '14: is given twice',
    '15: name must not be empty',
  ]);
});

test.each([
  [
    'sku,name,price',
    [
      '1: has no column “currency”: the columns are sku, name, price, currency, priceList, validFrom, stock, lowStockAt',
    ],
  ],
  [
    'sku,name,prize,price,currency',
    [
      '1: has an unknown column “prize”: the columns are sku, name, price, currency, priceList, validFrom, stock, lowStockAt',
    ],
  ],
  ['sku,name,price,currency,sku', ['1: has the column “sku” twice']],
  [HEADER, ['1: the file has no products']],
])('the header %s is refused', (header, faults) => {
  const row =
    header === HEADER
      ? ''
      : `\n${header
          .split(',')
          .map(() => 'X')
          .join(',')}`;
  expect(faultsOf(readCatalogueFile(Buffer.from(header + row), 'csv'))).toEqual(faults);
});

test('a quote that never ends is named by the line in which the file ends', () => {
  expect(faultsOf(csv('MUG-1,"Mug,1.00,EUR,,,', 'TEA-1,Tea,1.00,EUR,,,'))).toEqual([
    expect.stringMatching(/^\d: begins a quoted text that never ends$/),
  ]);
});

test('lines of NDJSON that are broken, unknown or doubled are named', () => {
  const mug = '{"sku":"MUG-1","name":"Mug","prices":[{"amount":1,"currency":"EUR"}]}';
  const lines = [mug, '{"sku":', '[]', mug, '{"sku":"TEA-1","name":"Tea","price":5}'];
  expect(faultsOf(readCatalogueFile(Buffer.from(lines.join('\n')), 'ndjson'))).toEqual([
    '2: is not a JSON object',
    '3: is not a JSON object',
    '4: MUG-1 is in line 1 already',
    '5: prices is required',
    '5: price is unknown',
  ]);
});
