import { ChangeFeedMode, ChangeFeedStartFrom, type Container } from '@azure/cosmos';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { CosmosStage, hierarchical, onlyEmbedded, RANGES, refusal } from './cosmos-stage.ts';

describe.each(RANGES)('over %i physical ranges', (partitions) => {
  let stage: CosmosStage;
  let container: Container;
  beforeAll(async () => {
    stage = await CosmosStage.open({ partitions });
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    container = await stage.container();
  });

  /** All changes after a position until there are no more, and the last position. */
  async function read(changeFeedStartFrom: ChangeFeedStartFrom, maxItemCount = 10, of = container) {
    const iterator = of.items.getChangeFeedIterator({ changeFeedStartFrom, maxItemCount });
    const ids: string[] = [];
    const sizes: number[] = [];
    for (;;) {
      const page = await iterator.readNext();
      if (page.statusCode === 304) return { ids, sizes, continuation: page.continuationToken };
      ids.push(...page.result.map(({ id }: { id: string }) => id));
      sizes.push(page.result.length);
    }
  }
  const create = (count: number, keys = 7) =>
    Promise.all(Array.from({ length: count }, (_, i) => container.items.create({ id: `f${i}`, pk: `k${i % keys}` })));
  const { Beginning, Continuation, Now, Time } = ChangeFeedStartFrom;

  test('from the beginning, the pages have every item once; after that, the continuation gives what changed', async () => {
    await create(40);
    const first = await read(Beginning());
    expect(new Set(first.ids).size).toBe(40);
    expect(first.ids).toHaveLength(40);
    expect(Math.max(...first.sizes)).toBeLessThanOrEqual(10);

    await container.item('f3', 'k3').replace({ id: 'f3', pk: 'k3', v: 1 });
    await container.item('f3', 'k3').replace({ id: 'f3', pk: 'k3', v: 2 });
    await container.item('f4', 'k4').delete();
    const second = await read(Continuation(first.continuation));
    expect(second.ids).toEqual(['f3']); // the newest version only, and no deletes
    expect((await read(Continuation(second.continuation))).ids).toEqual([]);
  });

  test('the changes of a logical partition come in sequence', async () => {
    for (let i = 0; i < 12; i += 1) await container.items.create({ id: `s${i}`, pk: 'one' });
    await container.item('s2', 'one').patch([{ op: 'set', path: '/n', value: 1 }]);
    const { ids } = await read(Beginning('one'), 5);
    expect(ids).toEqual([...[0, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((i) => `s${i}`), 's2']);
  });

  test('a feed can start now or at a time, and read a partition key or a range', async () => {
    await create(20);
    const now = container.items.getChangeFeedIterator({ changeFeedStartFrom: Now() });
    const { continuationToken } = await now.readNext();
    await container.items.create({ id: 'new', pk: 'k1' });
    expect((await read(Continuation(continuationToken))).ids).toEqual(['new']);
    expect((await read(Time(new Date(Date.now() + 3_600_000)))).ids).toEqual([]);
    expect((await read(Time(new Date(Date.now() - 3_600_000)))).ids).toHaveLength(21);
    expect((await read(Beginning('k1'))).ids.toSorted()).toEqual(['f1', 'f15', 'f8', 'new']);

    const ranges = await container.getFeedRanges();
    expect(ranges).toHaveLength(partitions);
    const parts = await Promise.all(ranges.map((range) => read(Beginning(range))));
    const together = parts.flatMap(({ ids }) => ids);
    expect(together).toHaveLength(21);
    expect(new Set(together).size).toBe(21);
    if (partitions > 1) expect(parts.filter(({ ids }) => ids.length > 0).length).toBeGreaterThan(1);
  });

  test('a feed can read all partitions with the same key prefix', async () => {
    const orders = await stage.container({ partitionKey: hierarchical('/partner', '/order') });
    for (let i = 0; i < 12; i += 1) await orders.items.create({ id: `o${i}`, partner: `p${i % 3}`, order: `o${i}` });
    expect((await read(Beginning(['p1']), 2, orders)).ids).toEqual(['o1', 'o4', 'o7', 'o10']);
    expect((await read(Beginning(['p1', 'o4']), 2, orders)).ids).toEqual(['o4']);
  });

  test('a page never splits a batch', async () => {
    const batch = (name: string) =>
      container.items.batch(
        [1, 2, 3].map((i) => ({ operationType: 'Create', resourceBody: { id: `${name}${i}`, pk: 'b' } })),
        'b',
      );
    await batch('x');
    await batch('y');
    expect((await read(Beginning('b'), 1)).sizes).toEqual([3, 3]);
    expect((await read(Beginning('b'), 4)).sizes).toEqual([6]);
  });

  test('each change has its number in the log, and numbers only grow', async () => {
    await create(3, 1);
    const iterator = container.items.getChangeFeedIterator({ changeFeedStartFrom: Beginning() });
    let page = await iterator.readNext();
    while (page.statusCode === 304) page = await iterator.readNext();
    const places = page.result.map((change) => Number(Reflect.get(change, '_lsn')));
    expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
  });

  test('an expired item does not appear as a change', async () => {
    const expiring = await stage.container({ defaultTtl: 1 });
    await expiring.items.create({ id: 'short', pk: 'a' });
    await expiring.items.create({ id: 'long', pk: 'a', ttl: 100 });
    await vi.waitUntil(async () => (await expiring.item('short', 'a').read()).statusCode === 404, { timeout: 4000 });
    expect((await read(Beginning(), 10, expiring)).ids).toEqual(['long']);
  });

  onlyEmbedded.test('Azure supports it')('the full-fidelity feed is refused by name', async () => {
    const iterator = container.items.getChangeFeedIterator({
      changeFeedStartFrom: Now(),
      changeFeedMode: ChangeFeedMode.AllVersionsAndDeletes,
    });
    expect((await refusal(iterator.readNext())).message).toContain("'Full-Fidelity Feed' is not supported");
  });
});
