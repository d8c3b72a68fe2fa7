import type { Container } from '@azure/cosmos';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosStage } from './cosmos-stage.ts';
import { sendSigned } from './signed-request.ts';

const cities = ['Graz', null, 'Linz', 'Wien', undefined];
let stage: CosmosStage;
let container: Container;
beforeAll(async () => {
  stage = await CosmosStage.open({ partitions: 1 });
  const byCity = [
    { path: '/kind', order: 'ascending' as const },
    { path: '/city', order: 'ascending' as const },
  ];
  container = await stage.container({ indexingPolicy: { compositeIndexes: [byCity] } });
  for (let n = 0; n < 30; n += 1) {
    const city = cities[n % cities.length];
    await container.items.create({ id: `i${n}`, pk: 'k', kind: 'sale', n, ...(city === undefined ? {} : { city }) });
  }
});
afterAll(() => stage.close());

interface Row {
  _rid: string;
  orderByItems: { item?: unknown }[];
  payload: number;
}

/** A page as the .NET client asks for it: in the form of the query plan, the place beside the query. */
async function page(query: string, resumeFilter?: object) {
  const link = `dbs/${stage.database.id}/colls/${container.id}`;
  const answer = await sendSigned(stage, {
    ...{ method: 'POST', path: `/${link}/docs`, type: 'docs', link },
    headers: {
      'content-type': 'application/query+json',
      ...{ 'x-ms-documentdb-isquery': 'True', 'x-ms-documentdb-query-enablecrosspartition': 'True' },
      ...{ 'x-ms-documentdb-partitionkeyrangeid': '0', 'x-ms-max-item-count': '4' },
    },
    body: JSON.stringify({ query, parameters: [], ...(resumeFilter ? { resumeFilter } : {}) }),
  });
  const body = (await answer.json()) as { Documents: Row[]; message?: string };
  return { answer, rows: body.Documents, message: body.message };
}

const ordered = (where: string, order: string) =>
  `SELECT c._rid, [{"item": c.city}] AS orderByItems, c.n AS payload FROM c WHERE (${where}) AND (true) ORDER BY c.city ${order}`;

/** Where the page after a row begins; an absent value is written as an empty array. */
const after = ({ orderByItems: [first], _rid }: Row) => ({
  ...{ value: [first?.item === undefined ? [] : first.item], rid: _rid, exclude: false },
});

test.each([
  ['sorted', 'true', 'ASC'],
  ['sorted, descending', 'true', 'DESC'],
  ['by an index', "c.pk = 'k' AND c.kind = 'sale'", 'ASC'],
  ['by an index, backwards', "c.pk = 'k' AND c.kind = 'sale'", 'DESC'],
])('a sorted query continues after its last item: %s', async (_, where, order) => {
  const query = ordered(where, order);
  const first = await page(query);
  const { reverseRidEnabled, reverseIndexScan } = JSON.parse(
    first.answer.headers.get('x-ms-cosmos-query-execution-info') ?? '{}',
  );
  expect(reverseRidEnabled).toBe(false);

  const seen = [...first.rows];
  for (let last = seen.at(-1); last !== undefined && seen.length < 60; last = seen.at(-1)) {
    const [again, ...rows] = (await page(query, after(last))).rows;
    expect(again).toEqual(last);
    if (rows.length === 0) break;
    seen.push(...rows);
  }
  expect(seen.map(({ payload }) => payload).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 30 }, (__, n) => n),
  );
  const ties = seen.filter(({ orderByItems: [only] }) => only?.item === 'Linz').map(({ payload }) => payload);
  expect(ties).toEqual(reverseIndexScan ? [27, 22, 17, 12, 7, 2] : [2, 7, 12, 17, 22, 27]);
});

test('all items with a value are skipped if the client says that it has read them', async () => {
  const { rows } = await page(ordered('true', 'DESC'), { value: ['Linz'], exclude: true });
  expect(rows[0]?.orderByItems).toEqual([{ item: 'Graz' }]);
  const included = await page(ordered('true', 'DESC'), { value: ['Linz'], exclude: false });
  expect(included.rows[0]?.orderByItems).toEqual([{ item: 'Linz' }]);
});

test('a position that does not match the order is refused', async () => {
  const wrong = await page(ordered('true', 'ASC'), { value: ['Linz', 1], exclude: true });
  expect(wrong.answer.status).toBe(400);
  const hashed = await page(ordered('true', 'ASC'), { value: [{ type: 'array', low: 1, high: 2 }], exclude: true });
  expect([hashed.answer.status, hashed.message]).toEqual([501, expect.stringContaining('array or an object')]);
});
