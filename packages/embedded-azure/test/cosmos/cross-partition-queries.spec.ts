import { ChangeFeedStartFrom, type Container, type JSONValue } from '@azure/cosmos';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosStage, onlyEmbedded, refusal } from './cosmos-stage.ts';

interface Sale {
  id: string;
  pk: string;
  n: number;
  city: string;
  price?: number;
  tags: string[];
  lines: { sku: string; quantity: number }[];
  at: string;
}

const CITIES = ['Graz', 'Linz', 'Wien'];
const sales: Sale[] = Array.from({ length: 60 }, (_, n) => ({
  ...{ id: `s${n}`, pk: `k${n % 11}`, n, city: CITIES[n % 3] ?? '' },
  ...(n % 5 === 0 ? {} : { price: (n * 7) % 50 }), // every fifth has no price
  tags: n % 2 === 0 ? ['even', `t${n % 4}`] : ['odd'],
  lines: Array.from({ length: n % 3 }, (_, i) => ({ sku: `sku-${i}`, quantity: n + i })),
  at: `2025-11-${String(1 + (n % 28)).padStart(2, '0')}T10:00:00.0000000Z`,
}));
const byNumber = (a: number, b: number) => a - b;
const numbers = (test: (sale: Sale) => boolean = () => true) => sales.filter(test).map(({ n }) => n);
const prices = sales.flatMap(({ price }) => (price === undefined ? [] : [price]));

let stage: CosmosStage;
let container: Container;
beforeAll(async () => {
  stage = await CosmosStage.open({ partitions: 4 });
  container = await stage.container({
    indexingPolicy: {
      compositeIndexes: [
        [
          { path: '/city', order: 'ascending' },
          { path: '/n', order: 'descending' },
        ],
      ],
    },
  });
  await Promise.all(sales.map((sale) => container.items.create(sale)));
});
afterAll(() => stage.close());

/** Over all ranges, in pages of seven. */
async function rows(query: string, parameters: Record<string, JSONValue> = {}, of = container) {
  const named = Object.entries(parameters).map(([name, value]) => ({ name, value }));
  return (await of.items.query({ query, parameters: named }, { maxItemCount: 7 }).fetchAll()).resources;
}

onlyEmbedded.test('another account decides how many ranges there are')('the items are on several ranges', async () => {
  const ranges = (await container.readPartitionKeyRanges().fetchAll()).resources;
  expect(ranges).toHaveLength(4);
  const sizes = await Promise.all(
    (await container.getFeedRanges()).map(async (range) => {
      const iterator = container.items.getChangeFeedIterator({
        changeFeedStartFrom: ChangeFeedStartFrom.Beginning(range),
        maxItemCount: 1000,
      });
      return (await iterator.readNext()).result?.length ?? 0;
    }),
  );
  expect(sizes.filter((size) => size > 0).length).toBeGreaterThan(2);
});

test('ORDER BY works on one and several properties, in both directions', async () => {
  expect(await rows('SELECT VALUE c.n FROM c ORDER BY c.n')).toEqual(numbers());
  expect(await rows('SELECT VALUE c.n FROM c ORDER BY c.n DESC')).toEqual(numbers().reverse());
  const byCity = sales.toSorted((a, b) => a.city.localeCompare(b.city) || b.n - a.n).map(({ n }) => n);
  expect(await rows('SELECT VALUE c.n FROM c ORDER BY c.city, c.n DESC')).toEqual(byCity);
  expect(await rows('SELECT VALUE c.n FROM c ORDER BY c.city DESC, c.n')).toEqual(byCity.reverse());
  expect(await rows('SELECT c.id, c.n FROM c WHERE c.n < 3 ORDER BY c.n')).toEqual(
    [0, 1, 2].map((n) => ({ id: `s${n}`, n })),
  );
});

test('DISTINCT works with and without an order', async () => {
  expect((await rows('SELECT DISTINCT VALUE c.city FROM c')).toSorted()).toEqual(CITIES);
  expect(await rows('SELECT DISTINCT VALUE c.city FROM c ORDER BY c.city DESC')).toEqual(CITIES.toReversed());
  expect(await rows('SELECT DISTINCT c.city FROM c WHERE c.n < 2 ORDER BY c.city')).toEqual([
    { city: 'Graz' },
    { city: 'Linz' },
  ]);
});

test('TOP, OFFSET and LIMIT work with and without an order, with literals and parameters', async () => {
  expect(await rows('SELECT TOP 5 VALUE c.n FROM c ORDER BY c.n')).toEqual([0, 1, 2, 3, 4]);
  expect(await rows('SELECT TOP @k VALUE c.n FROM c ORDER BY c.n DESC', { '@k': 3 })).toEqual([59, 58, 57]);
  expect(await rows('SELECT TOP 23 * FROM c')).toHaveLength(23);
  expect(await rows('SELECT VALUE c.n FROM c ORDER BY c.n OFFSET 20 LIMIT 15')).toEqual(numbers().slice(20, 35));
  const page = { '@from': 55, '@most': 10 };
  expect(await rows('SELECT VALUE c.n FROM c ORDER BY c.n OFFSET @from LIMIT @most', page)).toEqual(
    numbers().slice(55),
  );
  expect(await rows('SELECT VALUE c.n FROM c OFFSET 50 LIMIT 100')).toHaveLength(10);
});

test('aggregates work over all ranges', async () => {
  const sum = prices.reduce((total, price) => total + price, 0);
  expect(await rows('SELECT VALUE COUNT(1) FROM c')).toEqual([60]);
  expect(await rows('SELECT VALUE COUNT(c.price) FROM c')).toEqual([prices.length]);
  expect(await rows('SELECT VALUE SUM(c.price) FROM c')).toEqual([sum]);
  expect((await rows('SELECT VALUE AVG(c.price) FROM c'))[0]).toBeCloseTo(sum / prices.length);
  expect(await rows('SELECT VALUE MIN(c.price) FROM c')).toEqual([Math.min(...prices)]);
  expect(await rows('SELECT VALUE MAX(c.price) FROM c')).toEqual([Math.max(...prices)]);
  expect(await rows('SELECT VALUE MAX(c.city) FROM c')).toEqual(['Wien']);
  expect(await rows("SELECT VALUE COUNT(1) FROM c WHERE c.city = 'Graz' AND c.n > 30")).toEqual([9]);
  expect(await rows("SELECT VALUE COUNT(1) FROM c WHERE c.city = 'Rom'")).toEqual([0]);
  expect(await rows("SELECT VALUE SUM(c.n) FROM c WHERE c.city = 'Rom'")).toEqual([0]);
  expect(await rows('SELECT VALUE SUM(c.city) FROM c')).toEqual([]);
  expect(await rows('SELECT VALUE COUNT(1) FROM c ORDER BY c.n')).toEqual([60]);
});

test('aggregates work with names, without VALUE', async () => {
  const sum = prices.reduce((total, price) => total + price, 0);
  expect(await rows('SELECT COUNT(1) AS n FROM c')).toEqual([{ n: 60 }]);
  const query = 'SELECT COUNT(1) AS n, SUM(c.price) AS sum, MIN(c.price), MAX(c.price) AS most FROM c WHERE c.n >= 0';
  expect(await rows(query)).toEqual([{ n: 60, sum, $1: Math.min(...prices), most: Math.max(...prices) }]);
  expect(await rows("SELECT COUNT(1) AS n, AVG(c.price) AS middle FROM c WHERE c.city = 'Rom'")).toEqual([{ n: 0 }]);
});

test('groups over all ranges each have their aggregates', async () => {
  const query =
    'SELECT c.city, COUNT(1) AS sales, SUM(c.n) AS total, MIN(c.n) AS least, MAX(c.n) AS most, AVG(c.n) AS middle FROM c GROUP BY c.city';
  const expected = CITIES.map((city) => {
    const found = numbers((sale) => sale.city === city);
    const total = found.reduce((sum, n) => sum + n, 0);
    return { city, sales: 20, total, least: Math.min(...found), most: Math.max(...found), middle: total / 20 };
  });
  const groups = await rows(query);
  expect(groups.toSorted((a, b) => a.city.localeCompare(b.city))).toEqual(expected);
  const byTwo = await rows('SELECT c.city, c.n % 2 AS odd, COUNT(1) AS sales FROM c GROUP BY c.city, c.n % 2');
  expect(byTwo.map(({ sales }) => sales)).toEqual([10, 10, 10, 10, 10, 10]);
  expect((await rows('SELECT VALUE COUNT(1) FROM c GROUP BY c.city')).toSorted(byNumber)).toEqual([20, 20, 20]);
  expect((await rows('SELECT VALUE c.city FROM c GROUP BY c.city')).toSorted()).toEqual(CITIES);
});

test('JOIN over arrays, subqueries, EXISTS and ARRAY() work', async () => {
  const lines = sales.flatMap((sale) => sale.lines.map((line) => ({ id: sale.id, ...line })));
  const joined = await rows('SELECT c.id, l.sku, l.quantity FROM c JOIN l IN c.lines');
  expect(joined).toHaveLength(lines.length);
  expect(joined).toEqual(expect.arrayContaining(lines));
  expect(await rows("SELECT VALUE SUM(l.quantity) FROM c JOIN l IN c.lines WHERE l.sku = 'sku-1'")).toEqual([
    lines.filter(({ sku }) => sku === 'sku-1').reduce((sum, { quantity }) => sum + quantity, 0),
  ]);
  const exists = 'SELECT VALUE c.n FROM c WHERE EXISTS(SELECT VALUE l FROM l IN c.lines WHERE l.quantity > 50)';
  expect((await rows(`${exists} ORDER BY c.n`)).toSorted(byNumber)).toEqual(
    numbers(({ lines }) => lines.some(({ quantity }) => quantity > 50)),
  );
  const array = 'SELECT c.n, ARRAY(SELECT VALUE l.sku FROM l IN c.lines) AS skus FROM c WHERE c.n = 2';
  expect(await rows(array)).toEqual([{ n: 2, skus: ['sku-0', 'sku-1'] }]);
  const counted = 'SELECT VALUE (SELECT VALUE COUNT(1) FROM l IN c.lines) FROM c WHERE c.n IN (0, 1, 2)';
  expect((await rows(counted)).toSorted(byNumber)).toEqual([0, 1, 2]);
  const filtered = 'SELECT VALUE l.sku FROM c JOIN (SELECT VALUE l FROM l IN c.lines WHERE l.quantity = 3) AS l';
  expect(await rows(filtered)).toEqual(['sku-1']); // of the second line of sale 2
});

test('conditions work with scalar functions, dates, patterns and ternaries', async () => {
  const count = async (where: string) => (await rows(`SELECT VALUE COUNT(1) FROM c WHERE ${where}`))[0];
  expect(await count("REGEXMATCH(c.city, '^(g|w)', 'i')")).toBe(40);
  expect(await count("DATETIMEPART('dd', c.at) = 1")).toBe(3);
  expect(await count("DATETIMEDIFF('dd', '2025-11-01T00:00:00Z', c.at) < 2")).toBe(6);
  expect(await count("ARRAY_CONTAINS(c.tags, 'odd')")).toBe(30);
  expect(await count('NOT IS_DEFINED(c.price)')).toBe(12);
  expect(await count('(c.price ?? 100) = 100')).toBe(12);
  expect(await count("(c.n < 10 ? 'few' : 'many') = 'few'")).toBe(10);
  expect(await count("IIF(c.n < 10, 'few', 'many') = 'many'")).toBe(50);
  expect(await count("c.city LIKE '%n_'")).toBe(20);
  expect(await count('c.n BETWEEN 10 AND 19')).toBe(10);
});

test('the client merges the results of the ranges, and a query that can’t be merged is refused', async () => {
  expect(await refusal(rows('SELECT * FROM c ORDER BY c.city, c.n'))).toMatchObject({ status: 400 });
  expect(await refusal(rows('SELECT * FROM c ORDER BY UPPER(c.city)'))).toMatchObject({ status: 400 });
  expect(await refusal(rows('SELECT * FROM c GROUP BY c.city'))).toMatchObject({ status: 400 });
});
