import type { Container, FeedOptions, JSONValue } from '@azure/cosmos';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CosmosStage, onlyEmbedded, RANGES, refusal } from './cosmos-stage.ts';

const STATUSES = ['new', 'paid', 'shipped'];
const indexingPolicy = {
  includedPaths: [{ path: '/type/?' }, { path: '/status/?' }, { path: '/listKey/?' }, { path: '/sequence/?' }],
  excludedPaths: [{ path: '/*' }],
  compositeIndexes: [
    [
      { path: '/type', order: 'ascending' as const },
      { path: '/listKey', order: 'ascending' as const },
    ],
    ['/type', '/status', '/listKey'].map((path) => ({ path, order: 'ascending' as const })),
  ],
};

/** Orders of three partners. Each partner is a logical partition with orders and their events. */
describe.each(RANGES)('over %i physical ranges', (partitions) => {
  let stage: CosmosStage;
  let orders: Container;
  const partner = (id: string) => ({ partitionKey: id });
  const listKey = (n: number) => `2025-11-${String(1 + (n % 28)).padStart(2, '0')}#${String(n).padStart(4, '0')}`;

  beforeAll(async () => {
    stage = await CosmosStage.open({ partitions });
    orders = await stage.container({ partitionKey: { paths: ['/partnerId'], version: 2 }, indexingPolicy });
    await Promise.all(
      Array.from({ length: 120 }, (_, n) => {
        const key = { partnerId: `p${n % 3}`, orderId: `o${n}` };
        const status = STATUSES[n % 4]; // every fourth has none
        const order = {
          id: `order-${n}`,
          type: 'order',
          ...key,
          ...(status && { status }),
          listKey: listKey(n),
          total: n,
        };
        const event = { id: `event-${n}`, type: 'event', ...key, sequence: 1 };
        return orders.items.batch(
          [order, event].map((resourceBody) => ({ operationType: 'Create' as const, resourceBody })),
          key.partnerId,
        );
      }),
    );
  });
  afterAll(() => stage.close());

  async function rows(query: string, options: FeedOptions, parameters: Record<string, JSONValue> = {}) {
    const named = Object.entries(parameters).map(([name, value]) => ({ name, value }));
    return (await orders.items.query({ query, parameters: named }, options).fetchAll()).resources;
  }

  const expected = (id: string, test: (n: number) => boolean = () => true) =>
    Array.from({ length: 120 }, (_, n) => n)
      .filter((n) => `p${n % 3}` === id && test(n))
      .map(listKey)
      .toSorted()
      .reverse();

  test('a query sees one logical partition', async () => {
    expect(await rows('SELECT * FROM c', partner('p1'))).toHaveLength(80);
    expect(await rows('SELECT DISTINCT VALUE c.partnerId FROM c', partner('p1'))).toEqual(['p1']);
  });

  test.each([
    ["c.type = 'order' AND c.status IN ('new', 'paid')", 20],
    ["c.type = 'order' AND NOT IS_DEFINED(c.status)", 10],
    ["c.type = 'order' AND c.total BETWEEN 30 AND 60", 10],
    ["STARTSWITH(c.listKey, '2025-11-01')", 2],
    ["c.status = 'new' OR c.type = 'event'", 50],
  ])('WHERE %s', async (condition, count) => {
    expect(await rows(`SELECT VALUE COUNT(1) FROM c WHERE ${condition}`, partner('p1'))).toEqual([count]);
  });

  test('an order list can be paged by keyset, newest first', async () => {
    const found: string[] = [];
    for (;;) {
      const page = await rows(
        "SELECT TOP 7 * FROM c WHERE c.type = 'order' AND c.listKey < @last ORDER BY c.type DESC, c.listKey DESC",
        partner('p2'),
        { '@last': found.at(-1) ?? '9' },
      );
      if (page.length === 0) break;
      found.push(...page.map((order) => order.listKey));
    }
    expect(found).toEqual(expected('p2'));
  });

  test('the cost of a page depends on what it returns, not on its place in the list', async () => {
    const query = {
      query:
        "SELECT TOP 7 * FROM c WHERE c.type = 'order' AND c.status = 'new' AND c.listKey < @last ORDER BY c.listKey DESC",
      parameters: [{ name: '@last', value: '2025-11-15' }],
    };
    const page = await orders.items.query(query, { ...partner('p0'), populateQueryMetrics: true }).fetchNext();
    expect(page.resources).toHaveLength(
      expected('p0', (n) => n % 4 === 0 && listKey(n) < '2025-11-15').slice(0, 7).length,
    );
    expect(page.queryMetrics).toMatchObject({ 0: { retrievedDocumentCount: page.resources.length } });
  });

  test('an order list can be filtered by status, sorted in both directions and projected', async () => {
    const query = "SELECT c.listKey FROM c WHERE c.type = 'order' AND c.status = @status ORDER BY c.listKey";
    const ascending = await rows(query, partner('p0'), { '@status': 'paid' });
    expect(ascending.map((row) => row.listKey)).toEqual(expected('p0', (n) => n % 4 === 1).toReversed());
    const descending = await rows(`${query} DESC`, partner('p0'), { '@status': 'paid' });
    expect(descending.map((row) => row.listKey)).toEqual(expected('p0', (n) => n % 4 === 1));
  });

  test.each([
    ['in the order of an index', "SELECT VALUE c.listKey FROM c WHERE c.type = 'order' ORDER BY c.listKey DESC"],
    [
      'in an order that must be sorted',
      'SELECT VALUE c.listKey FROM c WHERE IS_DEFINED(c.listKey) ORDER BY c.listKey DESC',
    ],
    ['without an order', "SELECT VALUE c.listKey FROM c WHERE c.type = 'order'"],
  ])('a new iterator continues from a continuation token: %s', async (kind, query) => {
    const found: string[] = [];
    let continuationToken: string | undefined;
    let pages = 0;
    do {
      const page = await orders.items
        .query(query, { ...partner('p1'), maxItemCount: 9, ...(continuationToken && { continuationToken }) })
        .fetchNext();
      expect(page.resources.length).toBeLessThanOrEqual(9);
      found.push(...page.resources);
      ({ continuationToken } = page);
      pages += 1;
    } while (continuationToken !== undefined);
    expect(pages).toBeGreaterThanOrEqual(5);
    expect(found.toSorted()).toEqual(expected('p1').toReversed());
    if (kind !== 'without an order') expect(found).toEqual(expected('p1'));
  });

  test('TOP and OFFSET LIMIT work', async () => {
    const query = "SELECT VALUE c.listKey FROM c WHERE c.type = 'order' ORDER BY c.listKey DESC OFFSET 5 LIMIT 3";
    expect(await rows(query, partner('p1'))).toEqual(expected('p1').slice(5, 8));
    expect(await rows('SELECT TOP 2 * FROM c', partner('p1'))).toHaveLength(2);
  });

  test.each([
    ['in the order of an index', "WHERE c.type = 'order' ORDER BY c.listKey DESC"],
    ['in an order that must be sorted', 'WHERE IS_DEFINED(c.listKey) ORDER BY c.listKey DESC'],
    ['without an order', "WHERE c.type = 'order'"],
  ])('TOP and LIMIT apply to all pages together, and OFFSET is skipped once: %s', async (_, rest) => {
    const paged = async (query: string) => {
      const found: string[] = [];
      let continuationToken: string | undefined;
      do {
        const next = continuationToken === undefined ? {} : { continuationToken };
        const page = await orders.items.query(query, { ...partner('p1'), maxItemCount: 4, ...next }).fetchNext();
        found.push(...(page.resources ?? []));
        ({ continuationToken } = page);
      } while (continuationToken !== undefined);
      return found;
    };
    const all = await paged(`SELECT VALUE c.listKey FROM c ${rest}`);
    expect(all).toHaveLength(40);
    expect(await paged(`SELECT TOP 10 VALUE c.listKey FROM c ${rest}`)).toEqual(all.slice(0, 10));
    expect(await paged(`SELECT VALUE c.listKey FROM c ${rest} OFFSET 5 LIMIT 10`)).toEqual(all.slice(5, 15));
  });

  test('orders without an index in Azure are refused', async () => {
    const message = async (query: string) => (await refusal(rows(query, partner('p1')))).message;
    expect(await message('SELECT * FROM c ORDER BY c.status, c.listKey')).toContain(
      'does not have a corresponding composite index',
    );
    expect(await message("SELECT * FROM c WHERE c.type = 'order' ORDER BY c.type, c.listKey DESC")).toContain(
      'does not have a corresponding composite index',
    );
    expect(await message('SELECT * FROM c ORDER BY c.total')).toContain('requires a range index');
  });

  test('answers 400 to an invalid query, with the position', async () => {
    expect(await refusal(rows('SELECT FROM WHERE', partner('p1')))).toMatchObject({ status: 400 });
    expect((await refusal(rows('SELECT * FROM c WHERE d.x = 1', partner('p1')))).message).toContain(
      "Identifier 'd' could not be resolved",
    );
    expect((await refusal(rows('SELECT * FROM c WHERE c.x = @x', partner('p1')))).message).toContain('@x');
    const foreign = { ...partner('p1'), continuationToken: 'abc' };
    expect(await refusal(rows('SELECT * FROM c', foreign))).toMatchObject({ status: 400 });
  });

  onlyEmbedded.test('Azure supports them')('unsupported functions are refused by name', async () => {
    expect((await refusal(rows('SELECT ST_DISTANCE(c.a, c.b) FROM c', partner('p1')))).message).toContain(
      'ST_DISTANCE',
    );
  });

  test('filters, order, aggregates, groups, TOP and OFFSET work over all partitions', async () => {
    const all = { maxItemCount: 13 };
    expect(await rows("SELECT * FROM c WHERE c.status = 'new'", all)).toHaveLength(30);
    const sorted = await rows("SELECT VALUE c.listKey FROM c WHERE c.type = 'order' ORDER BY c.listKey", all);
    expect(sorted).toEqual(Array.from({ length: 120 }, (_, n) => listKey(n)).toSorted());
    const composite = "SELECT c.listKey FROM c WHERE c.type = 'order' ORDER BY c.type DESC, c.listKey DESC";
    expect((await rows(composite, all)).map((row) => row.listKey)).toEqual(sorted.toReversed());
    expect(await rows("SELECT VALUE COUNT(1) FROM c WHERE c.type = 'order'", all)).toEqual([120]);
    expect(await rows('SELECT VALUE AVG(c.total) FROM c', all)).toEqual([59.5]);
    expect(await rows('SELECT VALUE MIN(c.total) FROM c', all)).toEqual([0]);
    const groups = await rows(
      "SELECT c.partnerId, COUNT(1) AS n FROM c WHERE c.type = 'order' GROUP BY c.partnerId",
      all,
    );
    expect(groups.map(({ partnerId, n }) => `${partnerId}:${n}`).toSorted()).toEqual(['p0:40', 'p1:40', 'p2:40']);
    expect((await rows('SELECT DISTINCT VALUE c.partnerId FROM c', all)).toSorted()).toEqual(['p0', 'p1', 'p2']);
    const top = "SELECT TOP 3 VALUE c.listKey FROM c WHERE c.type = 'order' ORDER BY c.listKey";
    expect(await rows(top, all)).toEqual(sorted.slice(0, 3));
    const window = "SELECT VALUE c.listKey FROM c WHERE c.type = 'order' ORDER BY c.listKey OFFSET 10 LIMIT 4";
    expect(await rows(window, all)).toEqual(sorted.slice(10, 14));
  });

  test('all items are listed', async () => {
    expect((await orders.items.readAll({ maxItemCount: 50 }).fetchAll()).resources).toHaveLength(240);
  });
});
