import { expect, test } from 'vitest';
import { sortKeysOf } from '../containers/sort-keys.ts';
import { readQuery, rootScope } from '../sql/query.ts';
import { selectRows } from '../sql/select-rows.ts';
import type { JsonObject } from '../values/json.ts';
import { pathConditions } from './conjuncts.ts';
import { coveringIndex } from './covering-index.ts';

const VALUES = [null, false, true, -1, 0, 2.5, 7, '', 'a', 'ab', 'b', [1], { x: 1 }, undefined];
const documents: JsonObject[] = VALUES.flatMap((a) =>
  VALUES.map((b) => ({ ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }) })),
);

test.each([
  ['c.a = 2.5'],
  ["c.a = 'a' AND c.b > 'a'"],
  ["c.a = 'a' AND c.b >= '' AND c.b < 'b'"],
  ['c.a = null AND c.b <= 2.5'],
  ['c.a = true AND c.b BETWEEN 0 AND 5'],
  ['c.a > 0'],
  ["'ab' >= c.a"],
])('%s reads exactly the keys between the bounds', (where) => {
  const query = readQuery(`SELECT VALUE COUNT(1) FROM c WHERE ${where}`);
  const scope = rootScope(query, new Map());
  const { conditions, areAll } = pathConditions(query.select.where, 'c', scope);
  expect(areAll).toBe(true);
  const [expected] = selectRows(query.select, documents, scope);
  for (const descending of [
    [false, false],
    [true, false],
    [false, true],
  ]) {
    const indexes = [{ paths: [['a'], ['b']], descending }];
    const { bounds } = coveringIndex(indexes, conditions) ?? {};
    const within = documents.filter((document, row) => {
      const [key = Buffer.alloc(0)] = sortKeysOf(document, row, indexes);
      return (!bounds?.from || key.compare(bounds.from) >= 0) && (!bounds?.to || key.compare(bounds.to) < 0);
    });
    expect(within).toHaveLength(Number(expected));
  }
});

test.each([['c.b = 1'], ["c.a > 1 AND c.a < 'x'"], ['c.a > false'], ['c.a IN (1, 2)'], ['c.a = 1 AND c.x = 1']])(
  'no index alone answers %s',
  (where) => {
    const query = readQuery(`SELECT * FROM c WHERE ${where}`);
    const { conditions } = pathConditions(query.select.where, 'c', rootScope(query, new Map()));
    expect(coveringIndex([{ paths: [['a'], ['b']], descending: [false, false] }], conditions)).toBeUndefined();
  },
);

test('a condition that is not a comparison with a constant is checked afterwards', () => {
  const rest = (where: string) => {
    const query = readQuery(`SELECT * FROM c WHERE ${where}`);
    return pathConditions(query.select.where, 'c', rootScope(query, new Map())).areAll;
  };
  expect(rest('c.a = 1 AND c.b = 2')).toBe(true);
  expect(rest('c.a = 1 OR c.b = 2')).toBe(false);
  expect(rest('c.a = 1 AND IS_DEFINED(c.b)')).toBe(false);
  expect(rest('c.a = c.b')).toBe(false);
  expect(rest('c.a = [1]')).toBe(false);
  expect(rest('c.a != 1')).toBe(false);
});
