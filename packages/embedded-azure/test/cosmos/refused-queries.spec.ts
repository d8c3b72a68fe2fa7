import { type Container, ErrorResponse } from '@azure/cosmos';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CosmosStage, onlyEmbedded, refusal } from './cosmos-stage.ts';
import { sendSigned } from './signed-request.ts';

let stage: CosmosStage;
let container: Container;
beforeAll(async () => {
  stage = await CosmosStage.open({ partitions: 4 });
  container = await stage.container();
  const items = Array.from({ length: 6 }, (_, n) => ({ id: `i${n}`, pk: `k${n}`, g: n % 2, v: n, list: [n, n + 1] }));
  await Promise.all(items.map((item) => container.items.create(item)));
});
afterAll(() => stage.close());

/** The account's answers to a query within one partition, over all partitions, and with its plan requested first. */
async function said(query: string): Promise<unknown[]> {
  const asked = [{ partitionKey: 'k1' }, {}, { forceQueryPlan: true }].map((options) =>
    container.items.query(query, options).fetchAll(),
  );
  return (await Promise.allSettled(asked)).map((answer) => {
    if (answer.status === 'fulfilled') return answer.value.resources;
    const { reason } = answer;
    if (!(reason instanceof ErrorResponse)) throw reason;
    expect(reason.code).toBe(400);
    return reason.body?.message.split('\r\n')[0];
  });
}

const ungrouped = (code: string, reference: string, where: string, start: number) => ({
  severity: 'Error',
  location: { start, end: start + reference.length },
  code,
  message: `Property reference '${reference}' is invalid in the ${where} because it is not contained in either an aggregate function or the GROUP BY clause.`,
});

onlyEmbedded.test('Azure ends it by its charge')('a query that would take for hours ends', async () => {
  const id = 'wide';
  await container.items.create({ id, pk: id, ten: [...'0123456789'], text: `${'a'.repeat(60)}!` });
  const read = (query: string) => container.items.query(query, { partitionKey: id }).fetchAll();
  const joins = Array.from({ length: 7 }, (_, n) => `JOIN j${n} IN c.ten`);
  expect(await refusal(read(`SELECT VALUE COUNT(1) FROM c ${joins.join(' ')}`))).toMatchObject({
    ...{ status: 400, message: expect.stringContaining('too many rows') },
  });
  expect((await read("SELECT VALUE REGEXMATCH(c.text, '^(a+)+$') FROM c")).resources).toEqual([false]);
  expect((await read(`SELECT VALUE c.text LIKE '${'%a'.repeat(30)}%b' FROM c`)).resources).toEqual([false]);
  expect((await read("SELECT VALUE REGEXMATCH(c.text, '^(a{1,30})+$', 'i') FROM c")).resources).toEqual([false]);
  for (const pattern of ['(', '(?=a)a', '(a)\\\\1', 'a++']) {
    expect(await refusal(read(`SELECT VALUE REGEXMATCH(c.text, '${pattern}') FROM c`))).toMatchObject({ status: 400 });
  }
  await container.item(id, id).delete();
});

onlyEmbedded.test('Azure has other limits')('what is nested too deeply is refused', async () => {
  const deep = (open: string, close: string) => `${open.repeat(20_000)}1${close.repeat(20_000)}`;
  const expressions = [deep('(', ')'), deep('[', ']'), deep('NOT ', ''), `${'1+'.repeat(50_000)}1`];
  for (const expression of expressions) {
    const asked = container.items.query(`SELECT VALUE ${expression} FROM c`, { partitionKey: 'k1' }).fetchAll();
    expect(await refusal(asked)).toMatchObject({ status: 400, message: expect.stringContaining('nested too deeply') });
  }
  const link = `dbs/${stage.database.id}/colls/${container.id}`;
  const create = (body: string) =>
    sendSigned(stage, {
      ...{ method: 'POST', path: `${link}/docs`, type: 'docs', link, body },
      headers: { 'x-ms-documentdb-partitionkey': '["a"]' },
    });
  const nested = await create(`{"id":"deep","pk":"a","v":${deep('[', ']')}}`);
  expect([nested.status, await nested.text()]).toEqual([400, expect.stringContaining('nested too deeply')]);
  for (const body of [
    '{"id":"\\ud800","pk":"a"}',
    '{"id":"huge","pk":"a","n":[-1E0999]}',
    `{"id":"huge","pk":"a","n":${'9'.repeat(400)}}`,
  ]) {
    expect((await create(body)).status).toBe(400);
  }
});

describe('refused on one range and on several', () => {
  test.each<[string, unknown]>([
    [
      'SELECT VALUE COUNT(1) FROM (SELECT DISTINCT VALUE c.g FROM c)',
      {
        errors: [
          {
            ...{ severity: 'Error', code: 'SC1001' },
            message: 'A subquery as the first source of FROM is not supported by the embedded Cosmos DB.',
          },
        ],
      },
    ],
    ['SELECT c.id, COUNT(1) FROM c', { errors: [ungrouped('SC2102', 'c.id', 'select list', 7)] }],
    ['SELECT VALUE [c.id, COUNT(1)] FROM c', { errors: [ungrouped('SC2102', 'c.id', 'select list', 14)] }],
    ['SELECT c, SUM(c.v) AS s FROM c', { errors: [ungrouped('SC2102', 'c', 'select list', 7)] }],
    [
      'SELECT c.v, c.g, UPPER(c.id) AS u FROM c GROUP BY c.g',
      { errors: [ungrouped('SC2102', 'c.v', 'select list', 7), ungrouped('SC2102', 'c.id', 'select list', 23)] },
    ],
    ['SELECT c.g FROM c GROUP BY c.g ORDER BY c.v', { errors: [ungrouped('SC2103', 'c.v', 'ORDER BY clause', 40)] }],
    [
      'SELECT c.g FROM c GROUP BY c.g ORDER BY c.g',
      { Errors: ["'ORDER BY' is not supported in presence of GROUP BY."] },
    ],
    ['SELECT COUNT(1) AS n FROM c GROUP BY 1', { Errors: [expect.stringContaining('GROUP BY expression')] }],
    ['SELECT COUNT(1) AS n FROM c GROUP BY COUNT(c.v)', { Errors: [expect.stringContaining('GROUP BY expression')] }],
    [
      'SELECT * FROM c GROUP BY c.g',
      { errors: [{ severity: 'Error', code: 'SC2041', message: "'SELECT *' is not allowed with GROUP BY." }] },
    ],
    [
      'SELECT VALUE COUNT(1) FROM c ORDER BY COUNT(1)',
      { errors: [{ severity: 'Error', code: 2206, message: expect.stringMatching(/^Unsupported ORDER BY clause/) }] },
    ],
    [
      'SELECT VALUE c.id FROM c ORDER BY UPPER(c.id)',
      { errors: [{ severity: 'Error', code: 2206, message: expect.any(String) }] },
    ],
    [
      'SELECT VALUE MAX(MIN(c.v)) FROM c',
      {
        errors: [
          {
            ...{ severity: 'Error', location: { start: 13, end: 26 }, code: 'SC2101' },
            message: 'Cannot perform an aggregate function on an expression containing an aggregate or a subquery.',
          },
        ],
      },
    ],
    [
      'SELECT VALUE ARRAY(SELECT TOP 1 VALUE l FROM l IN c.list) FROM c',
      {
        errors: [
          {
            severity: 'Error',
            location: expect.any(Object),
            code: 'SC2203',
            message: "'TOP' is not supported in subqueries.",
          },
        ],
      },
    ],
    [
      'SELECT VALUE ARRAY(SELECT VALUE l FROM l IN c.list ORDER BY l OFFSET 0 LIMIT 1) FROM c',
      {
        errors: [
          { severity: 'Error', code: 'SC2202', message: "'ORDER BY' is not supported in subqueries." },
          {
            severity: 'Error',
            location: expect.any(Object),
            code: 'SC2204',
            message: "'OFFSET LIMIT' clause is not supported in subqueries.",
          },
        ],
      },
    ],
    [
      "SELECT * FROM c WHERE STARTSWITH(c.id, 'a', 'b', 'c')",
      {
        errors: [
          {
            ...{ severity: 'Error', location: { start: 22, end: 53 }, code: 'SC2050' },
            message: 'The STARTSWITH function requires 2 to 3 argument(s).',
          },
        ],
      },
    ],
    [
      'SELECT d.id FROM c',
      {
        errors: [
          {
            severity: 'Error',
            location: { start: 7, end: 8 },
            code: 'SC2001',
            message: "Identifier 'd' could not be resolved.",
          },
        ],
      },
    ],
  ])('%s', async (query, fault) => {
    const answers = await said(query);
    expect(answers.map((answer) => (typeof answer === 'string' ? JSON.parse(answer) : answer))).toEqual([
      fault,
      fault,
      fault,
    ]);
  });

  test('what the client can’t merge from several ranges is refused', async () => {
    const composition = { Errors: ['Compositions of aggregates and other expressions are not allowed.'] };
    for (const query of [
      'SELECT VALUE MAX(c.v) / 2 FROM c',
      'SELECT VALUE {m: MAX(c.v)} FROM c',
      'SELECT MIN(c.v), ABS(AVG(c.v)) AS a FROM c',
    ]) {
      const [, over, planned] = await said(query);
      expect([over, planned]).toEqual([JSON.stringify(composition), JSON.stringify(composition)]);
    }
  });
});

describe('allowed', () => {
  test.each([
    ['a grouped property, in any notation', 'SELECT c["g"] AS g, COUNT(1) AS n FROM c GROUP BY c.g'],
    ['an expression that is grouped', 'SELECT c.g + 1 AS h, COUNT(1) AS n FROM c GROUP BY c.g + 1'],
    ['an expression of what is grouped', 'SELECT c.g + 1 AS h, {x: c.g} AS o FROM c GROUP BY c.g'],
    ['constants', "SELECT 'all' AS what, MAX(c.v) AS most FROM c GROUP BY c.g"],
    ['a part of what is grouped', 'SELECT l, COUNT(1) AS n FROM c JOIN l IN c.list GROUP BY l'],
  ])('%s: %s', async (_, query) => {
    const answers = await said(query);
    for (const rows of answers) expect(Array.isArray(rows) && rows.length > 0).toBe(true);
  });
});
