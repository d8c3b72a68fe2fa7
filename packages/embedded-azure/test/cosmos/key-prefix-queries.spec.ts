import type { Container, FeedOptions } from '@azure/cosmos';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { effectivePartitionKey } from '../../src/cosmos/partition-key/effective-partition-key.ts';
import { CosmosStage, clientOf, hierarchical, onlyEmbedded, refusal } from './cosmos-stage.ts';
import { CountingProxy } from './counting-proxy.ts';

const PARTNERS = ['p0', 'p1', 'p2', 'p3'];
const orders = Array.from({ length: 80 }, (_, n) => ({
  ...{ id: `o${n}`, partner: PARTNERS[n % 4] ?? '', order: `o${n}`, kind: n % 8 < 4 ? 'even' : 'odd' },
  listKey: `k${String((n * 37) % 80).padStart(3, '0')}`,
}));
const keysOf = (partner: string) =>
  orders
    .filter((order) => order.partner === partner)
    .map(({ listKey }) => listKey)
    .toSorted();
const ascending = (...paths: string[]) => paths.map((path) => ({ path, order: 'ascending' as const }));
const definition = {
  partitionKey: hierarchical('/partner', '/order'),
  indexingPolicy: { compositeIndexes: [ascending('/partner', '/kind', '/listKey'), ascending('/partner', '/listKey')] },
};

/** Ranges begin within the items of p1, so that they are on all four. */
const keyDefinition = { paths: [['partner'], ['order']], kind: 'MultiHash', version: 2 } as const;
const ofP1 = orders
  .filter(({ partner }) => partner === 'p1')
  .map(({ partner, order }) => effectivePartitionKey([partner, order], keyDefinition))
  .toSorted();
const rangeStarts = [5, 10, 15].map((n) => ofP1[n] ?? '');

describe('each partner on one of four physical ranges', () => {
  specs(() => CosmosStage.open({ partitions: 4 }));
});

onlyEmbedded.describe('where ranges are split is Azure’s own choice')('one partner over four physical ranges', () => {
  specs(() => CosmosStage.openEmbedded({ rangeStarts }));
});

function specs(open: () => Promise<CosmosStage>): void {
  let stage: CosmosStage;
  let container: Container;
  beforeAll(async () => {
    stage = await open();
    container = await stage.container(definition);
    await Promise.all(orders.map((order) => container.items.create(order)));
  });
  afterAll(() => stage.close());

  const rows = async (where: string, rest = '', more: FeedOptions = {}, select = 'VALUE c.listKey') =>
    (await container.items.query(`SELECT ${select} FROM c WHERE ${where} ${rest}`, more).fetchAll()).resources;

  test.each([[{}], [{ forceQueryPlan: true }]])(
    'a query with the prefix in WHERE returns all its items and no others (%o)',
    async (more) => {
      for (const partner of PARTNERS) {
        const where = `c.partner = '${partner}'`;
        expect((await rows(where, '', more)).toSorted()).toEqual(keysOf(partner));
        expect(await rows(where, 'ORDER BY c.partner DESC, c.listKey DESC', more)).toEqual(
          keysOf(partner).toReversed(),
        );
        expect(await rows(where, '', more, 'VALUE COUNT(1)')).toEqual([20]);
      }
      expect(await rows("c.partner IN ('p1', 'p3')", '', more, 'VALUE COUNT(1)')).toEqual([40]);
      expect(await rows("c.partner = 'p1' OR c.partner = 'p3'", '', more, 'VALUE COUNT(1)')).toEqual([40]);
      expect(await rows("c.partner = 'nobody'", '', more)).toEqual([]);
    },
  );

  test('a keyset list over several sorted properties has every row once, with any page size', async () => {
    for (const size of [1, 3, 7, 20]) {
      const found: string[] = [];
      for (;;) {
        const where = `c.partner = 'p1' AND c.kind = 'odd' AND c.listKey < '${found.at(-1) ?? 'z'}'`;
        const order = 'ORDER BY c.partner DESC, c.kind DESC, c.listKey DESC';
        const options = { forceQueryPlan: true, maxItemCount: size };
        const page = await rows(where, order, options, `TOP ${size} VALUE c.listKey`);
        found.push(...page);
        if (page.length < size) break;
      }
      const odd = orders.filter(({ partner, kind }) => partner === 'p1' && kind === 'odd');
      expect(found).toEqual(
        odd
          .map(({ listKey }) => listKey)
          .toSorted()
          .toReversed(),
      );
    }
  });

  test('a part of the key is refused as the key of a query, a list or an item', async () => {
    const mismatch = {
      status: 400,
      substatus: 1001,
      message: expect.stringContaining('Partition key provided either'),
    };
    const partitionKey = ['p1'];
    expect(await refusal(container.items.query('SELECT * FROM c', { partitionKey }).fetchAll())).toMatchObject(
      mismatch,
    );
    const named = "SELECT * FROM c WHERE c.partner = 'p1' ORDER BY c.listKey";
    expect(await refusal(container.items.query(named, { partitionKey }).fetchAll())).toMatchObject(mismatch);
    expect(await refusal(container.items.readAll({ partitionKey }).fetchAll())).toMatchObject(mismatch);
    expect(
      await refusal(container.items.query('SELECT * FROM c', { partitionKey: ['p1', 'o1', 'x'] }).fetchAll()),
    ).toMatchObject(mismatch);
    expect(await refusal(container.item('o1', partitionKey).read())).toMatchObject(mismatch);
    expect(await refusal(container.items.batch([{ operationType: 'Read', id: 'o1' }], partitionKey))).toMatchObject(
      mismatch,
    );
  });
}

onlyEmbedded.test('a proxy over plain HTTP counts the requests')(
  'only ranges that can contain the prefix are read, and each page names its range',
  async () => {
    const stage = await CosmosStage.openEmbedded({ partitions: 4 });
    const container = await stage.container(definition);
    await Promise.all(orders.map((order) => container.items.create(order)));
    const proxy = await CountingProxy.before(stage.cosmos.endpoint);
    const counting = clientOf({ endpoint: proxy.endpoint, key: stage.cosmos.key });
    const { items } = counting.database('shop').container(container.id);
    const asked = async (query: string, options: FeedOptions = { forceQueryPlan: true }) => {
      proxy.seen = [];
      const { resources } = await items.query(query, { maxItemCount: 100, ...options }).fetchAll();
      const queries = proxy.seen
        .filter(({ request: headers }) => headers['x-ms-documentdb-isquery'] ?? headers['x-ms-documentdb-query'])
        .filter(({ request: headers }) => headers['x-ms-cosmos-is-query-plan-request'] === undefined);
      const ranges = queries.map(({ request: headers }) => headers['x-ms-documentdb-partitionkeyrangeid'] ?? 'all');
      const said = queries.map(({ answer }) => answer['x-ms-documentdb-partitionkeyrangeid'] ?? 'none');
      return { ranges, said, rows: resources.length };
    };
    const prefix = await asked("SELECT * FROM c WHERE c.partner = 'p1' ORDER BY c.partner, c.listKey");
    expect(prefix).toEqual({ ranges: [expect.any(String)], said: prefix.ranges, rows: 20 });
    const whole = await asked("SELECT * FROM c WHERE c.partner = 'p1' AND c['order'] = 'o5'");
    expect(whole).toEqual({ ranges: prefix.ranges, said: prefix.ranges, rows: 1 });
    const byKey = await asked('SELECT * FROM c', { partitionKey: ['p1', 'o5'] });
    expect(byKey).toEqual({ ranges: ['all'], said: prefix.ranges, rows: 1 });
    const all = await asked('SELECT VALUE c.id FROM c ORDER BY c.listKey');
    expect({ ...all, ranges: all.ranges.toSorted() }).toMatchObject({ ranges: ['0', '1', '2', '3'], rows: 80 });
    // Without a plan, the account refuses the query before it has a range.
    const either = await asked("SELECT * FROM c WHERE c.partner = 'p1' ORDER BY c.listKey", {});
    expect(either).toEqual({ ranges: ['all', ...prefix.ranges], said: ['none', ...prefix.ranges], rows: 20 });
    counting.dispose();
    await proxy.close();
    await stage.close();
  },
);
