import type { Container } from '@azure/cosmos';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CosmosStage, hierarchical, RANGES, refusal } from './cosmos-stage.ts';

type Direction = 'ascending' | 'descending';
const composite = (...paths: [string, Direction][]) => paths.map(([path, order]) => ({ path, order }));

describe.each(RANGES)('over %i physical ranges', (partitions) => {
  let stage: CosmosStage;
  beforeAll(async () => {
    stage = await CosmosStage.open({ partitions });
  });
  afterAll(() => stage.close());

  async function withItems(compositeIndexes: ReturnType<typeof composite>[]) {
    const container = await stage.container({
      partitionKey: hierarchical('/partner', '/order'),
      indexingPolicy: { compositeIndexes },
    });
    const items = Array.from({ length: 50 }, (_, n) => ({
      ...{ id: `i${n}`, partner: `p${n % 2}`, order: `o${n}`, n, kind: n % 5, name: `name-${50 - n}` },
    }));
    await Promise.all(items.map((item) => container.items.create(item)));
    return container;
  }

  async function reindex(container: Container, compositeIndexes: ReturnType<typeof composite>[]) {
    const { resource } = await container.read();
    if (resource === undefined) throw new Error('no container');
    const { indexingPolicy = {} } = resource;
    return container.replace({ ...resource, indexingPolicy: { ...indexingPolicy, compositeIndexes } });
  }
  const names = async (container: Container, order: string) => {
    const query = `SELECT VALUE c.n FROM c WHERE c.partner = 'p0' AND c.n > 10 ORDER BY ${order}`;
    return (await container.items.query(query).fetchAll()).resources;
  };
  const sorted = (compare: (a: number, b: number) => number) =>
    Array.from({ length: 50 }, (_, n) => n)
      .filter((n) => n % 2 === 0 && n > 10)
      .toSorted(compare);

  test('new composite indexes cover existing and later items', async () => {
    const container = await withItems([composite(['/kind', 'ascending'], ['/n', 'ascending'])]);
    const byKind = sorted((a, b) => (a % 5) - (b % 5) || a - b);
    expect(await names(container, 'c.kind, c.n')).toEqual(byKind);
    expect(await refusal(names(container, 'c.kind, c.n DESC'))).toMatchObject({ status: 400 });

    const replaced = await reindex(container, [
      composite(['/kind', 'ascending'], ['/n', 'descending']),
      composite(['/name', 'descending'], ['/n', 'ascending']),
    ]);
    expect(replaced.resource?.indexingPolicy?.compositeIndexes).toHaveLength(2);
    const mixed = sorted((a, b) => (a % 5) - (b % 5) || b - a);
    expect(await names(container, 'c.kind, c.n DESC')).toEqual(mixed);
    expect(await refusal(names(container, 'c.kind, c.n'))).toMatchObject({ status: 400 });
    await container.items.create({ id: 'new', partner: 'p0', order: 'new', n: 11, kind: 9, name: 'z' });
    expect(await names(container, 'c.kind DESC, c.n')).toEqual([11, ...mixed.toReversed()]);
    expect((await names(container, 'c.name DESC, c.n'))[0]).toBe(11);

    await reindex(container, []);
    expect(await refusal(names(container, 'c.name DESC, c.n'))).toMatchObject({ status: 400 });
    expect(await names(container, 'c.n')).toEqual([11, ...sorted((a, b) => a - b)]);
    expect((await container.item('i4', ['p0', 'o4']).read()).resource).toMatchObject({ n: 4 });
  });

  test('COUNT reads no item if an index answers it or there is no filter', async () => {
    const container = await withItems([composite(['/kind', 'ascending'], ['/n', 'descending'])]);
    const count = async (where: string, partitionKey?: string[]) => {
      const options = { ...(partitionKey && { partitionKey }), populateQueryMetrics: true };
      const page = await container.items.query(`SELECT VALUE COUNT(1) FROM c ${where}`, options).fetchAll();
      return page.resources;
    };
    expect(await count('')).toEqual([50]);
    expect(await count("WHERE c.partner = 'p1'")).toEqual([25]);
    expect(await count('', ['p1', 'o3'])).toEqual([1]);
    expect(await count('WHERE c.kind = 3')).toEqual([10]);
    expect(await count("WHERE c.partner = 'p0' AND c.kind = 3 AND c.n > 20 AND c.n <= 38")).toEqual([2]);
    expect(await count("WHERE c.kind = 3 AND c.name = 'name-2'")).toEqual([1]);
    expect(await count("WHERE c.partner = 'p0' AND c.name IN ('name-2', 'name-4')")).toEqual([2]);
    const page = await container.items
      .query('SELECT VALUE COUNT(1) FROM c WHERE c.kind = 3', {
        partitionKey: ['p0', 'o8'],
        populateQueryMetrics: true,
      })
      .fetchNext();
    expect(page.queryMetrics).toMatchObject({ 0: { retrievedDocumentCount: 0 } });
  });
});

test('COUNT excludes expired items', async () => {
  const stage = await CosmosStage.open();
  const container = await stage.container({ defaultTtl: -1 });
  await container.items.create({ id: 'short', pk: 'a', ttl: 1 });
  await container.items.create({ id: 'long', pk: 'a' });
  const query = "SELECT VALUE COUNT(1) FROM c WHERE c.pk = 'a'";
  const count = async () => (await container.items.query(query, { partitionKey: 'a' }).fetchAll()).resources[0];
  await vi.waitUntil(async () => (await count()) === 1, { timeout: 4000 });
  expect((await container.item('short', 'a').read()).statusCode).toBe(404);
  await stage.close();
});

test('an index on a path that is not a property is refused', async () => {
  const stage = await CosmosStage.open();
  const create = (path: string) =>
    stage.container({
      indexingPolicy: { compositeIndexes: [composite([path, 'ascending'], ['/b', 'ascending'])] },
    });
  expect(await refusal(create('/a/*'))).toMatchObject({ status: 400 });
  expect(await refusal(create('/a/?'))).toMatchObject({ status: 400 });
  await stage.close();
});
