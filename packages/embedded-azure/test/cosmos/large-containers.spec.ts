import { BulkOperationType, type Container, type JSONObject, type JSONValue } from '@azure/cosmos';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CosmosStage, hierarchical, RANGES } from './cosmos-stage.ts';

/** More than the embedded account calls small. Looking at each of them would cost 0.03 RU an item. */
const MANY = 1_200;
const NAMES = ['a', 'a!', 'a b', 'a"b', 'ab', 'A', 'é', 'z', 'ﬀ', '😀', ''];
/** None of these compares with a string. */
const OTHERS = [1, true, null, { a: 'z' }, ['z']];

describe.each(RANGES)('over %i physical ranges', (partitions) => {
  let stage: CosmosStage;
  let container: Container;
  beforeAll(async () => {
    stage = await CosmosStage.open({ partitions });
    container = await stage.container({
      partitionKey: hierarchical('/partner', '/order'),
      indexingPolicy: {
        compositeIndexes: [
          [
            { path: '/type', order: 'ascending' },
            { path: '/waiting', order: 'ascending' },
          ],
        ],
      },
    });
    const items: JSONObject[] = Array.from({ length: MANY }, (_, n) => ({
      ...{
        id: `i${n}`,
        partner: `p${n % 2}`,
        order: `o${n}`,
        n,
        type: 'order',
        state: n % 400 === 7 ? 'rare' : 'usual',
      },
      ...{ waiting: `w${String(n).padStart(5, '0')}` },
    }));
    for (const [n, name] of NAMES.entries()) Object.assign(items[n * 3] ?? {}, { name });
    for (const [n, name] of OTHERS.entries()) Object.assign(items[100 + n] ?? {}, { name });
    for (let n = 0; n < MANY; n += 100) {
      await container.items.executeBulkOperations(
        items.slice(n, n + 100).map((item) => ({
          operationType: BulkOperationType.Create,
          partitionKey: [String(item['partner']), String(item['order'])],
          resourceBody: item,
        })),
      );
    }
  });
  afterAll(() => stage.close());

  async function ask(query: string, maxItemCount = 50) {
    const asked = container.items.query<JSONValue>(query, { maxItemCount, forceQueryPlan: true });
    const { resources, requestCharge } = await asked.fetchAll();
    return { rows: resources, charge: requestCharge };
  }
  const cheap = 12;
  const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
  const names = (test: (name: string) => boolean) => NAMES.filter(test).toSorted(byBytes);

  test('items of all partitions are read in the order of a composite index', async () => {
    const behind = (n: string, more = '') =>
      `SELECT TOP 3 VALUE c.n FROM c WHERE c.type = "order" AND c.waiting > "${n}" ${more} ORDER BY c.type, c.waiting`;
    const { rows, charge } = await ask(behind('w00500'));
    expect(rows).toEqual([501, 502, 503]);
    expect(charge).toBeLessThan(cheap);
    expect((await ask(behind('w01197'))).rows).toEqual([1198, 1199]);
    expect((await ask(behind('w00500', 'AND c.partner = "p1"'))).rows).toEqual([501, 503, 505]);
    const all = 'SELECT VALUE c.n FROM c WHERE c.waiting >= "w01100" ORDER BY c.type DESC, c.waiting DESC';
    expect((await ask(all, 7)).rows).toEqual(Array.from({ length: 100 }, (_, n) => 1_199 - n));
  });

  test('items of all partitions are read in the order of one property', async () => {
    const asked = (where: string, order = '') =>
      `SELECT TOP 20 VALUE c.name FROM c WHERE ${where} ORDER BY c.name ${order}`;
    const { rows, charge } = await ask(asked('c.name > "a"'));
    expect(rows).toEqual(names((name) => byBytes(name, 'a') > 0));
    expect(charge).toBeLessThan(cheap);
    expect((await ask(asked('c.name >= ""'), 2)).rows).toEqual(names(() => true));
    expect((await ask(asked('c.name >= ""', 'DESC'), 2)).rows).toEqual(names(() => true).toReversed());
    expect((await ask(asked('c.name < "b" AND c.name > "A"'))).rows).toEqual(
      names((n) => byBytes(n, 'b') < 0 && n > 'A'),
    );
    expect((await ask(asked('c.name = "ab"'))).rows).toEqual(['ab']);
  });

  test('a page of many items in the order of one property continues after the one before', async () => {
    const query = 'SELECT VALUE c.n FROM c WHERE c.waiting > "w00899" ORDER BY c.waiting';
    const { rows, charge } = await ask(query, 20);
    expect(rows).toEqual(Array.from({ length: 300 }, (_, n) => 900 + n));
    // Each page looks at its own items and one or two more, in each range.
    expect(charge).toBeLessThan(60);
  });

  test('few items among many are found by what their properties equal', async () => {
    const where = 'c.type = "order" AND c.state IN ("rare", "other") AND c.n < 800';
    expect((await ask(`SELECT VALUE c.n FROM c WHERE ${where}`)).rows.toSorted()).toEqual([407, 7]);
    const count = async (more = '') => (await ask(`SELECT VALUE COUNT(1) FROM c WHERE ${where} ${more}`)).rows;
    expect(await count()).toEqual([2]);
    expect(await count('AND c.partner = "p1"')).toEqual([2]);
    expect(await count('AND c.partner = "p0"')).toEqual([0]);
    await container.item('i8', ['p0', 'o8']).patch([{ op: 'replace', path: '/state', value: 'rare' }]);
    await container.item('i7', ['p1', 'o7']).patch([{ op: 'replace', path: '/state', value: 'usual' }]);
    expect(await count()).toEqual([2]);
    expect(await count('AND c.partner = "p1"')).toEqual([1]);
    expect((await ask('SELECT VALUE COUNT(1) FROM c WHERE c.state = "usual" AND c.n >= 0')).rows).toEqual([MANY - 3]);
  });
});
