import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChangeFeedStartFrom, type Container, ErrorResponse } from '@azure/cosmos';
import { diskFaults, failDisk } from '@partner-orders/loopback-server/testing/failing-disk';
import { afterEach, beforeEach, expect } from 'vitest';
import { CosmosStage, onlyEmbedded } from './cosmos-stage.ts';

let directory: string;
let stateFile: string;
let stage: CosmosStage;
let container: Container;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'cosmos-'));
  stateFile = join(directory, 'cosmos.db');
  stage = await CosmosStage.openEmbedded({ stateFile });
  container = await stage.container({ id: 'items' });
});
afterEach(async () => {
  await stage.close();
  rmSync(directory, { recursive: true });
});

const LARGE = 'x'.repeat(20_000);
/** The status of the response. */
const statusOf = (work: Promise<{ code?: number; statusCode?: number }>) =>
  work.then(
    ({ code, statusCode }) => code ?? statusCode,
    (error: Error) => [error, error.cause].find((one) => one instanceof ErrorResponse)?.code ?? error,
  );
const create = (id: string) => statusOf(container.items.create({ id, pk: 'a', text: LARGE }));
const idsIn = async () => {
  const { resources } = await container.items.query('SELECT VALUE c.id FROM c', { partitionKey: 'a' }).fetchAll();
  return resources.sort();
};

async function changedSince(continuation?: string) {
  const from =
    continuation === undefined ? ChangeFeedStartFrom.Beginning() : ChangeFeedStartFrom.Continuation(continuation);
  const iterator = container.items.getChangeFeedIterator({ changeFeedStartFrom: from, maxItemCount: 1000 });
  const ids: string[] = [];
  for (;;) {
    const page = await iterator.readNext();
    if (page.statusCode === 304) return { ids: ids.sort(), continuation: page.continuationToken };
    ids.push(...page.result.map(({ id }: { id: string }) => id));
  }
}

async function restart() {
  await stage.close();
  stage = await CosmosStage.openEmbedded({ stateFile });
  container = stage.client.database(container.database.id).container('items');
}

const failing = onlyEmbedded.test('it makes the disk of the account fail');

for (const fault of diskFaults) {
  failing(`${fault} under load: what was accepted is there, what was refused is not, and nobody saw it`, async () => {
    const answers = new Map<string, unknown>();
    const load = (name: string) =>
      Promise.all(
        Array.from({ length: 20 }, async (_, index) =>
          answers.set(`${name}-${index}`, await create(`${name}-${index}`)),
        ),
      );
    await load('before');
    const { continuation } = await changedSince();
    const mend = failDisk(stateFile, fault);
    const reads = Promise.all(Array.from({ length: 20 }, () => idsIn().catch(() => [])));
    await load('during');
    for (const seen of await reads) {
      for (const id of seen)
        expect([201, 'before'], id).toContain(id.startsWith('before') ? 'before' : answers.get(id));
    }
    expect(new Set([...answers].filter(([id]) => id.startsWith('during')).map(([, status]) => status))).toContain(503);
    mend();
    await load('after');
    const accepted = [...answers].filter(([, status]) => status === 201).map(([id]) => id);
    expect(accepted.filter((id) => id.startsWith('after'))).toHaveLength(20);
    expect(await idsIn()).toEqual([...accepted].sort());
    // A reader that followed the changes has missed none, and has seen none that does not exist.
    const later = accepted.filter((id) => !id.startsWith('before')).sort();
    expect((await changedSince(continuation)).ids).toEqual(later);
    await restart();
    expect(await idsIn()).toEqual([...accepted].sort());
    expect((await changedSince(continuation)).ids).toEqual(later);
  });

  failing(`${fault} in the middle of a batch: all of it is refused, and the same batch works later`, async () => {
    await container.items.create({ id: 'first', pk: 'a', n: 1 });
    const batch = () =>
      statusOf(
        container.items.batch(
          [
            {
              operationType: 'Patch',
              id: 'first',
              resourceBody: { operations: [{ op: 'incr', path: '/n', value: 1 }] },
            },
            { operationType: 'Create', resourceBody: { id: 'second', pk: 'a', text: LARGE } },
          ],
          'a',
        ),
      );
    const mend = failDisk(stateFile, fault);
    expect(await batch()).toBe(503);
    expect((await container.item('first', 'a').read()).resource).toMatchObject({ n: 1 });
    mend();
    expect(await batch()).toBe(200);
    expect((await container.item('first', 'a').read()).resource).toMatchObject({ n: 2 });
  });

  failing(`${fault}: a container that could not be made or changed is as it was`, async () => {
    const { database } = container;
    const indexed = { ...(await container.read()).resource, defaultTtl: 100 };
    const mend = failDisk(stateFile, fault);
    const made = await statusOf(database.containers.create({ id: 'another', partitionKey: '/pk' }));
    const changed = await statusOf(container.replace(indexed as never));
    expect(made).toBe(503);
    expect((await statusOf(database.container('another').read())) as number).toBe(404);
    expect((await container.read()).resource?.defaultTtl).toBe(changed === 200 ? 100 : undefined);
    mend();
    expect(await statusOf(database.containers.create({ id: 'another', partitionKey: '/pk' }))).toBe(201);
    expect(await statusOf(container.replace(indexed as never))).toBe(200);
    expect(await create('one')).toBe(201);
    await restart();
    expect((await container.read()).resource?.defaultTtl).toBe(100);
  });
}
