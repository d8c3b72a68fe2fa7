import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConsistencyLevel, CosmosClient } from '@azure/cosmos';
import { expect, test } from 'vitest';
import { CosmosStage, onlyEmbedded, RANGES, refusal } from './cosmos-stage.ts';

/** All pages of a list: the ids, page by page. */
async function pagesOf(iterator: {
  hasMoreResults(): boolean;
  fetchNext(): Promise<{ resources: { id?: string | undefined }[] }>;
}) {
  const pages: (string | undefined)[][] = [];
  while (iterator.hasMoreResults()) {
    const { resources } = await iterator.fetchNext();
    if (resources.length > 0) pages.push(resources.map(({ id }) => id));
  }
  return pages;
}

onlyEmbedded.test('it counts the databases of the account')('lists of databases have pages', async () => {
  const stage = await CosmosStage.openEmbedded();
  for (const id of ['d1', 'd2', 'd3', 'd4']) await stage.client.databases.create({ id });
  const two = { maxItemCount: 2 };
  expect(await pagesOf(stage.client.databases.readAll(two))).toEqual([['shop', 'd1'], ['d2', 'd3'], ['d4']]);
  expect(await pagesOf(stage.client.databases.query("SELECT * FROM d WHERE d.id != 'd1'", two))).toEqual([
    ['shop', 'd2'],
    ['d3', 'd4'],
  ]);
  await stage.close();
});

test.each(RANGES)('lists of containers and items have pages, over %i ranges', async (partitions) => {
  const stage = await CosmosStage.open({ partitions });
  const two = { maxItemCount: 2 };
  const containers = [await stage.container(), await stage.container(), await stage.container()];
  const [first, second, third] = containers.map(({ id }) => id);
  expect(await pagesOf(stage.database.containers.readAll(two))).toEqual([[first, second], [third]]);

  const [container] = containers;
  if (container === undefined) throw new Error('no container');
  const ids = Array.from({ length: 23 }, (_, n) => `i${n}`);
  await Promise.all(ids.map((id, n) => container.items.create({ id, pk: `k${n % 5}` })));
  const pages = await pagesOf(container.items.readAll({ maxItemCount: 5 }));
  expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(5);
  expect(pages.flat().toSorted()).toEqual(ids.toSorted());
  await stage.close();
});

const place = (token: unknown) => {
  const match = /^(\d+):-1#(\d+)$/.exec(String(token));
  if (match === null) throw new Error(`'${token}' is no session token`);
  return { range: match[1], lsn: Number(match[2]) };
};

onlyEmbedded.test('it restarts the account')(
  'session tokens only grow, also over a restart, and name the requested range',
  async () => {
    const directory = mkdtempSync(join(tmpdir(), 'cosmos-session-'));
    const stateFile = join(directory, 'cosmos.db');
    const tokens: ReturnType<typeof place>[] = [];
    for (let run = 0; run < 2; run += 1) {
      const stage = await CosmosStage.openEmbedded({ stateFile, partitions: 4 });
      await stage.database.containers.createIfNotExists({ id: 'c', partitionKey: '/pk' });
      const { items } = stage.database.container('c');
      for (let n = 0; n < 5; n += 1) {
        tokens.push(place((await items.upsert({ id: `i${run}-${n}`, pk: 'same' })).headers['x-ms-session-token']));
      }
      const read = await stage.database.container('c').item(`i${run}-4`, 'same').read();
      tokens.push(place(read.headers['x-ms-session-token']));
      await stage.close();
    }
    expect(new Set(tokens.map(({ range }) => range)).size).toBe(1);
    const numbers = tokens.map(({ lsn }) => lsn);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(new Set(numbers).size).toBe(10); // a read takes none
    rmSync(directory, { recursive: true });
  },
);

onlyEmbedded.test('another account may be stronger')(
  'a client may ask for weaker consistency than the account’s, but not for stronger',
  async () => {
    const stage = await CosmosStage.openEmbedded();
    const container = await stage.container();
    await container.items.create({ id: '1', pk: 'a' });
    const read = async (consistencyLevel: `${ConsistencyLevel}`) => {
      const client = new CosmosClient({ endpoint: stage.cosmos.endpoint, key: stage.cosmos.key, consistencyLevel });
      try {
        return await client.database('shop').container(container.id).item('1', 'a').read();
      } finally {
        client.dispose();
      }
    };
    for (const level of ['Session', 'ConsistentPrefix', 'Eventual'] as const)
      expect((await read(level)).statusCode).toBe(200);
    for (const level of ['Strong', 'BoundedStaleness'] as const) {
      expect(await refusal(read(level))).toMatchObject({ status: 400 });
    }
    await stage.close();
  },
);
