import { CosmosClient, type Database } from '@azure/cosmos';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cosmos, startCosmos } from '../../src/cosmos/start-cosmos.ts';
import { fixture, type HostProcess, startHostProcess } from './host-process.ts';

// For the retry context of a timer see timer-trigger.spec.ts.

let cosmos: Cosmos;
let client: CosmosClient;
let database: Database;
let host: HostProcess;

beforeAll(async () => {
  cosmos = await startCosmos({ stateFile: ':memory:' });
  client = new CosmosClient({ endpoint: cosmos.endpoint, key: cosmos.key });
  ({ database } = await client.databases.create({ id: 'shop' }));
  for (const id of ['retried', 'forever', 'once']) await database.containers.create({ id, partitionKey: '/id' });
  host = await startHostProcess({ scriptRoot: fixture('feed-app'), settings: { Cosmos: cosmos.connectionString } });
});

afterAll(async () => {
  await host[Symbol.asyncDispose]();
  client.dispose();
  await cosmos.close();
});

const change = (container: string, id: string, failures = 0) =>
  database.container(container).items.create({ id, failures });

/** The retry contexts of the function, run by run, up to the run that gets the document `id`. */
async function runs(container: string, id: string): Promise<unknown[]> {
  await host.printed(new RegExp(`^${container} .*"${id}"`, 'm'));
  const lines = host.output().matchAll(new RegExp(`^${container} (.*)$`, 'gm'));
  return [...lines].map(([, json = '']) => JSON.parse(json));
}

const retry = (retryCount: number, maxRetryCount: number, message: string) => ({
  retryContext: {
    retryCount,
    maxRetryCount,
    exception: expect.objectContaining({ message, stackTrace: expect.stringContaining('app.cjs') }),
  },
});

test('a retry of a change gets its number, the maximum and the reason; the first run gets nothing', async () => {
  await change('retried', 'a', 1);
  await host.printed(/^retried .*"retryCount":1/m);
  await change('retried', 'b');
  const [first, second, third, ...more] = await runs('retried', 'b');
  expect(first).toEqual({ ids: ['a'] });
  expect(second).toEqual({ ids: ['a'], ...retry(1, 2, 'not yet, 1') });
  expect([third, ...more]).toEqual([{ ids: ['b'] }]);
});

test('after its last retry a change is skipped', async () => {
  await change('retried', 'poison', 99);
  await host.printed(/^retried .*"poison".*"retryCount":2/m);
  await change('retried', 'behind');
  const seen = await runs('retried', 'behind');
  expect(seen.filter((run) => JSON.stringify(run).includes('poison'))).toEqual([
    { ids: ['poison'] },
    { ids: ['poison'], ...retry(1, 2, 'not yet, 99') },
    { ids: ['poison'], ...retry(2, 2, 'not yet, 99') },
  ]);
  await host.printed(/its retries are used up: 1 documents are passed over/);
});

test('a policy without a limit has -1, and retries until it succeeds', async () => {
  await change('forever', 'a', 4);
  await host.printed(/^forever .*"retryCount":4/m);
  await change('forever', 'b');
  const seen = await runs('forever', 'b');
  expect(seen).toEqual([
    { ids: ['a'] },
    ...[1, 2, 3, 4].map((n) => ({ ids: ['a'], ...retry(n, -1, 'not yet, 4') })),
    { ids: ['b'] },
  ]);
});

test('without a policy a failed change is skipped at once, as in Azure', async () => {
  await change('once', 'a', 1);
  await host.printed(/^once .*"a"/m);
  await change('once', 'b');
  expect(await runs('once', 'b')).toEqual([{ ids: ['a'] }, { ids: ['b'] }]);
});
