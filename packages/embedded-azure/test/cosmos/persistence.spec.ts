import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChangeFeedStartFrom, type Container, type CosmosClient } from '@azure/cosmos';
import { StateFileError } from '@partner-orders/loopback-server/sqlite/open-database';
import { afterEach, beforeEach, expect } from 'vitest';
import { EMULATOR_KEY, startCosmos } from '../../src/cosmos/start-cosmos.ts';
import { CosmosStage, clientOf, onlyEmbedded, refusal } from './cosmos-stage.ts';

let directory: string;
let stateFile: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cosmos-'));
  stateFile = join(directory, 'cosmos.db');
});
afterEach(async () => {
  await kill();
  rmSync(directory, { recursive: true });
});

async function changes(container: Container, from: ChangeFeedStartFrom) {
  const iterator = container.items.getChangeFeedIterator({ changeFeedStartFrom: from, maxItemCount: 1000 });
  const ids: string[] = [];
  for (;;) {
    const page = await iterator.readNext();
    if (page.statusCode === 304) return { ids, continuation: page.continuationToken };
    ids.push(...page.result.map(({ id }: { id: string }) => id));
  }
}

onlyEmbedded.test('it stops the account and looks into its state file')(
  'a restart keeps everything: definitions, items, versions and positions in the change feed',
  async () => {
    const first = await CosmosStage.openEmbedded({ stateFile, partitions: 4 });
    const uniqueKeyPolicy = { uniqueKeys: [{ paths: ['/ext'] }] };
    const container = await first.container({ id: 'items', defaultTtl: 100, uniqueKeyPolicy });
    const { resource: created } = await container.items.create({ id: '1', pk: 'a', ext: 'e' });
    await container.items.create({ id: '2', pk: 'b', ext: 'e' });
    const { continuation } = await changes(container, ChangeFeedStartFrom.Beginning());
    await container.item('2', 'b').delete(); // takes the highest place in the log with it
    await first.close();

    const second = await CosmosStage.openEmbedded({ stateFile, partitions: 1 });
    const again = second.database.container('items');
    expect((await again.item('1', 'a').read()).resource).toEqual(created);
    expect((await again.read()).resource).toMatchObject({ defaultTtl: 100, uniqueKeyPolicy });
    expect(await again.getFeedRanges()).toHaveLength(4); // as it was made
    await expect(again.items.create({ id: '3', pk: 'a', ext: 'e' })).rejects.toMatchObject({ code: 409 });
    await again.items.create({ id: '4', pk: 'b', ext: 'e' });
    expect((await changes(again, ChangeFeedStartFrom.Continuation(continuation))).ids).toEqual(['4']);
    await second.close();
  },
);

onlyEmbedded.test('it stops the account and looks into its state file')(
  'a file that is not a database, or in use, is refused by name',
  async () => {
    const broken = join(directory, 'broken.db');
    writeFileSync(broken, 'something that somebody may still need');
    await expect(startCosmos({ stateFile: broken })).rejects.toThrow(StateFileError);

    const stage = await CosmosStage.openEmbedded({ stateFile });
    await expect(startCosmos({ stateFile })).rejects.toThrow(`${stateFile}: in use by another process`);
    await stage.close();
  },
);

onlyEmbedded.test('it stops the account and looks into its state file')(
  'the first read of a damaged page fails with an error that names it',
  async () => {
    const first = await CosmosStage.openEmbedded({ stateFile });
    const { items, id } = await first.container();
    await Promise.all(
      Array.from({ length: 100 }, (_, n) => items.create({ id: `i${n}`, pk: 'a', x: 'x'.repeat(3000) })),
    );
    await first.close();
    const bytes = readFileSync(stateFile);
    const middle = 4096 * Math.floor(bytes.length / 8192);
    writeFileSync(stateFile, bytes.fill(7, middle, middle + 40 * 4096));

    const again = await CosmosStage.openEmbedded({ stateFile });
    const reading = again.database.container(id).items.query('SELECT * FROM c', { partitionKey: 'a' }).fetchAll();
    expect(await refusal(reading)).toMatchObject({
      status: 500,
      message: expect.stringContaining(`StateFileError: ${stateFile}: the database is corrupt`),
    });
    await again.close();
  },
);

onlyEmbedded.test('it stops the account and looks into its state file')(
  'after a kill under load no acknowledged write is lost, no batch is partial, and the change feed misses nothing',
  async () => {
    const acknowledged = new Map<string, number>();
    const seen = new Set<string>();
    let place = ChangeFeedStartFrom.Beginning();
    for (let round = 0; round < 4; round += 1) {
      const client = await startServer();
      const container = await containerOf(client);
      const items = (await container.items.query('SELECT c.id, c.n, c.batch FROM c', { partitionKey: 'p' }).fetchAll())
        .resources;
      const found = new Map(items.map(({ id, n }) => [id, n]));
      for (const [id, n] of acknowledged) expect(found.get(id), id).toBe(n);
      const batches = Map.groupBy(items, ({ batch }) => batch);
      for (const [batch, members] of batches) if (batch !== undefined) expect(members).toHaveLength(3);

      const feed = await changes(container, place);
      place = ChangeFeedStartFrom.Continuation(feed.continuation);
      for (const id of feed.ids) seen.add(id);
      expect(items.every(({ id }) => seen.has(id))).toBe(true);

      await killUnderLoad(container, round, acknowledged);
      client.dispose();
    }
    expect(acknowledged.size).toBeGreaterThan(200);
  },
);

async function startServer(): Promise<CosmosClient> {
  const script = join(import.meta.dirname, 'server-process.ts');
  const server = spawn(process.execPath, [script, stateFile], { stdio: ['ignore', 'pipe', 'inherit'] });
  child = server;
  const [chunk] = await once(server.stdout, 'data');
  return clientOf({ endpoint: String(chunk).trim(), key: EMULATOR_KEY });
}

async function kill(): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

async function containerOf(client: CosmosClient): Promise<Container> {
  const { database } = await client.databases.createIfNotExists({ id: 'd' });
  const definition = { id: 'c', partitionKey: { paths: ['/pk'], version: 2 } };
  return (await database.containers.createIfNotExists(definition)).container;
}

/** Four writers create items and batches until the server is killed. */
async function killUnderLoad(container: Container, round: number, acknowledged: Map<string, number>): Promise<void> {
  const enough = acknowledged.size + 100;
  let killing: Promise<void> | undefined;
  const write = async (writer: number) => {
    for (let i = 0; killing === undefined; i += 1) {
      const name = `${round}-${writer}-${i}`;
      try {
        if (i % 2 === 0) {
          await container.items.create({ id: name, pk: 'p', n: i });
          acknowledged.set(name, i);
        } else {
          const members = [0, 1, 2].map((n) => ({ id: `${name}-${n}`, pk: 'p', n, batch: name }));
          const operations = members.map((resourceBody) => ({ operationType: 'Create' as const, resourceBody }));
          const { code } = await container.items.batch(operations, 'p');
          if (code === 200) for (const { id, n } of members) acknowledged.set(id, n);
        }
      } catch (error) {
        if (killing === undefined) throw error; // once it is killed, what was asked last may or may not have happened
      }
      if (acknowledged.size > enough) killing ??= kill();
    }
  };
  await Promise.all([0, 1, 2, 3].map(write));
  await killing;
}
