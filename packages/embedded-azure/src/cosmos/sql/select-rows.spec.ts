import { describe, expect, test } from 'vitest';
import type { Json, Value } from '../values/json.ts';
import { readQuery, rootScope } from './query.ts';
import { selectRows } from './select-rows.ts';
import { SqlError } from './sql-error.ts';

const orders: Json[] = Array.from({ length: 12 }, (_, i) => ({
  id: `o${i}`,
  status: ['new', 'paid', 'shipped'][i % 3] ?? '',
  total: i * 10,
  tags: i % 4 === 0 ? ['x', 'rush'] : ['x'],
  lines: [
    { sku: `A-${i % 2}`, quantity: i },
    { sku: 'B', quantity: 1 },
  ],
  ...(i % 6 === 0 ? { note: null } : {}),
}));

function run(text: string, parameters: Record<string, Value> = {}, documents: Json[] = orders): Json[] {
  const query = readQuery(text);
  return selectRows(query.select, documents, rootScope(query, new Map(Object.entries(parameters))));
}

const count = (condition: string, parameters: Record<string, Value> = {}) =>
  run(`SELECT VALUE COUNT(1) FROM c WHERE ${condition}`, parameters)[0];

describe('WHERE', () => {
  test.each([
    ["c.status = 'new'", 4],
    ["c.status != 'new'", 8],
    ["c.status <> 'new' AND c.total < 50", 3],
    ["c.status IN ('new', 'paid')", 8],
    ["c.status NOT IN ('new', 'paid')", 4],
    ['c.total BETWEEN 20 AND 40', 3],
    ['c.total NOT BETWEEN 20 AND 40', 9],
    ['NOT (c.total >= 20 OR c.total = 0)', 1],
    ['IS_DEFINED(c.note)', 2],
    // An undefined value is neither true nor false, and so is AND or OR with it, unless the other side decides.
    ['NOT (c.absent = 1 AND c.total >= 0)', 0],
    ['NOT (c.total >= 0 AND c.absent = 1)', 0],
    ['NOT (c.absent = 1 AND c.total < 0)', 12],
    ['NOT (c.absent = 1 OR c.total < 0)', 0],
    ['c.absent = 1 OR c.total >= 0', 12],
    ['NOT IS_DEFINED(c.note)', 10],
    ['c.note = null', 2],
    ["STARTSWITH(c.id, 'o1')", 3],
    ["STARTSWITH(c.id, 'O1', true)", 3],
    ["CONTAINS(c.status, 'ai')", 4],
    ["ENDSWITH(c.id, '1')", 2],
    ["ARRAY_CONTAINS(c.tags, 'rush')", 3],
    ["ARRAY_CONTAINS(c.lines, {sku: 'A-1'}, true)", 6],
    ["ARRAY_CONTAINS(c.lines, {sku: 'A-1'})", 0],
    ["c.id LIKE 'o1_'", 2],
    ["c.id NOT LIKE '%1%'", 9],
    ['c[\'status\'] = "paid"', 4],
    ['c.lines[0].quantity > 9', 2],
    ['c.total / 10 % 2 = 1', 6],
    ["EXISTS(SELECT VALUE l FROM l IN c.lines WHERE l.sku = 'A-1')", 6],
  ])('%s', (condition, expected) => expect(count(condition)).toBe(expected));

  test('parameters have values, and a missing one is refused', () => {
    expect(count('c.total > @least AND c.status = @status', { '@least': 30, '@status': 'new' })).toBe(2);
    expect(() => count('c.total > @least')).toThrow(new SqlError("The parameter '@least' was not supplied."));
  });

  test('an undefined value is neither equal nor different', () => {
    expect(count('c.nothing = 1')).toBe(0);
    expect(count('c.nothing != 1')).toBe(0);
    expect(count('NOT (c.nothing = 1)')).toBe(0);
    expect(count('c.nothing = 1 OR c.total = 0')).toBe(1);
  });

  test('values of different types can’t be compared', () => {
    expect(count("c.total > 'a'")).toBe(0);
    expect(count('c.status > 1')).toBe(0);
  });
});

describe('SELECT', () => {
  test('* gives the document, VALUE the bare value, a list an object', () => {
    expect(run("SELECT * FROM c WHERE c.id = 'o1'")).toEqual([orders[1]]);
    expect(run("SELECT VALUE c.total FROM c WHERE c.id = 'o1'")).toEqual([10]);
    expect(
      run("SELECT c.id, c.total * 2 AS twice, c.nothing, {a: c.id} made, [c.total] FROM c WHERE c.id = 'o1'"),
    ).toEqual([{ id: 'o1', twice: 20, made: { a: 'o1' }, $1: [10] }]);
  });

  test('?? and ? : replace a missing value', () => {
    expect(run("SELECT c.nothing ?? 'none' AS a, c.total > 5 ? 'big' : 'small' AS b FROM c WHERE c.id = 'o1'")).toEqual(
      [{ a: 'none', b: 'big' }],
    );
  });

  test('DISTINCT keeps the first of equal rows', () => {
    expect(run('SELECT DISTINCT VALUE c.status FROM c')).toEqual(['new', 'paid', 'shipped']);
    expect(
      run('SELECT DISTINCT VALUE v FROM c JOIN v IN c.same', {}, [
        {
          same: [
            { a: 1, b: 2 },
            { b: 2, a: 1 },
          ],
        },
      ]),
    ).toEqual([{ a: 1, b: 2 }]);
  });

  test('JOIN gives a row for each element', () => {
    expect(run("SELECT VALUE COUNT(1) FROM c JOIN l IN c.lines WHERE l.sku = 'B'")).toEqual([12]);
    expect(run("SELECT c.id, l.sku FROM c JOIN l IN c.lines WHERE c.id = 'o3'")).toEqual([
      { id: 'o3', sku: 'A-1' },
      { id: 'o3', sku: 'B' },
    ]);
  });

  test('a subquery gives an array', () => {
    expect(run("SELECT VALUE ARRAY(SELECT VALUE UPPER(t) FROM t IN c.tags) FROM c WHERE c.id = 'o4'")).toEqual([
      ['X', 'RUSH'],
    ]);
  });

  test('the container may have any alias, or none', () => {
    expect(run("SELECT VALUE r.id FROM root r WHERE r.id = 'o5'")).toEqual(['o5']);
    expect(run('SELECT VALUE COUNT(1) FROM orders')).toEqual([12]);
  });
});

describe('ORDER BY, TOP, OFFSET LIMIT', () => {
  test('sorts by several properties, each in its direction', () => {
    expect(run('SELECT VALUE c.id FROM c ORDER BY c.status DESC, c.total ASC OFFSET 1 LIMIT 3')).toEqual([
      ...['o5', 'o8', 'o11'],
    ]);
  });
  test('sorts types in a fixed order, missing values first', () => {
    const mixed: Json[] = [{ v: 'a' }, { v: 1 }, { v: true }, { v: null }, {}, { v: [] }, { v: {} }];
    const sorted = run('SELECT VALUE [c.v] FROM c ORDER BY c.v', {}, mixed);
    expect(sorted).toEqual([[], [null], [true], [1], ['a'], [[]], [{}]]);
  });
  test('TOP takes a parameter', () => {
    expect(run('SELECT TOP @n VALUE c.id FROM c ORDER BY c.total DESC', { '@n': 2 })).toEqual(['o11', 'o10']);
    expect(() => run('SELECT TOP @n * FROM c', { '@n': 'two' })).toThrow(SqlError);
  });
});

describe('aggregates', () => {
  test('work on all rows', () => {
    expect(
      run('SELECT COUNT(1) AS n, SUM(c.total) AS s, AVG(c.total) AS a, MIN(c.id) AS i, MAX(c.total) AS m FROM c'),
    ).toEqual([{ n: 12, s: 660, a: 55, i: 'o0', m: 110 }]);
  });
  test('work without rows', () => {
    expect(run('SELECT COUNT(1) AS n, AVG(c.total) AS a FROM c', {}, [])).toEqual([{ n: 0 }]);
  });
  test('work per group', () => {
    expect(run('SELECT c.status, COUNT(1) AS n FROM c GROUP BY c.status')).toEqual([
      { status: 'new', n: 4 },
      { status: 'paid', n: 4 },
      { status: 'shipped', n: 4 },
    ]);
  });
  test('a SUM over a value that is not a number is undefined', () => {
    expect(run('SELECT VALUE SUM(c.id) FROM c')).toEqual([]);
  });
});

describe('refused', () => {
  test.each([
    ['SELECT FROM', "Syntax error, incorrect syntax near 'FROM'."],
    ['SELECT * FROM c WHERE', "incorrect syntax near 'end of query'"],
    ['SELECT * FROM c WHERE d.x = 1', "Identifier 'd' could not be resolved."],
    ['SELECT NOPE(c) FROM c', "'NOPE' is not a recognized built-in function name."],
    ['SELECT udf.tax(c) FROM c', "The function 'UDF' is not supported by the embedded Cosmos DB."],
    ['SELECT ST_DISTANCE(c.a, c.b) FROM c', "The function 'ST_DISTANCE' is not supported"],
    ['SELECT VectorDistance(c.a, c.b) FROM c', "The function 'VECTORDISTANCE' is not supported"],
    ['SELECT STARTSWITH(c.a) FROM c', 'The STARTSWITH function requires 2 to 3 argument(s).'],
    ['SELECT * FROM c JOIN l IN c.lines', "'SELECT *' is only valid with a single input set."],
    ['SELECT * FROM c WHERE COUNT(1) > 1', 'aggregate'],
  ])('%s', (text, message) => {
    expect(() => run(text)).toThrow(SqlError);
    expect(() => run(text)).toThrow(message);
  });
});
