import { CosmosClient, PartitionKeyKind } from '@azure/cosmos';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cosmos, startCosmos } from '../../src/cosmos/start-cosmos.ts';
import { BusStage, queue } from './bus-stage.ts';
import { fixture, type HostProcess, startHostProcess } from './host-process.ts';

let stage: BusStage;
let cosmos: Cosmos;
let host: HostProcess;
let streaming: HostProcess;

beforeAll(async () => {
  stage = await BusStage.open({ Queues: [queue('questions', { MaxDeliveryCount: 1 })] });
  cosmos = await startCosmos({ stateFile: ':memory:', partitions: 2 });
  const client = new CosmosClient({ endpoint: cosmos.endpoint, key: cosmos.key });
  const { database } = await client.databases.create({ id: 'shop' });
  const { container } = await database.containers.create({
    id: 'things',
    partitionKey: { paths: ['/pk'], version: 2 },
  });
  for (const n of [1, 2, 3])
    await container.items.create({ id: `n${n}`, pk: n < 3 ? 'p' : 'q', name: 'odd'.repeat(n % 2), n });
  const partitionKey = { paths: ['/partner', '/order'], kind: PartitionKeyKind.MultiHash, version: 2 };
  const { container: orders } = await database.containers.create({ id: 'orders', partitionKey });
  for (const order of ['1', '2']) await orders.items.create({ id: order, partner: 'a', order });
  client.dispose();
  const settings = { Cosmos: cosmos.connectionString, Bus: stage.bus.connectionString };
  const scriptRoot = fixture('input-app');
  [host, streaming] = await Promise.all([
    startHostProcess({ scriptRoot, settings }),
    startHostProcess({ scriptRoot, settings: { ...settings, STREAM: '1', 'AzureWebJobs.on-queue.Disabled': 'true' } }),
  ]);
});

afterAll(async () => {
  await Promise.all([host[Symbol.asyncDispose](), streaming[Symbol.asyncDispose]()]);
  await cosmos.close();
  await stage.close();
});

interface Call {
  headers?: Record<string, string>;
  body?: unknown;
}

async function answer(
  path: string,
  { headers, body }: Call = {},
  from = host,
): Promise<{ status: number; found: unknown }> {
  const response = await fetch(`${from.url}/api/${path}`, {
    ...(headers && { headers }),
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, found: text === '' ? undefined : JSON.parse(text).found };
}

const found = async (path: string, call?: Call, from?: HostProcess) => (await answer(path, call, from)).found;

describe('a document by its id', () => {
  test('is found by route parameters, with its system properties', async () => {
    expect(await found('things/p/n1')).toMatchObject({
      id: 'n1',
      n: 1,
      _etag: expect.any(String),
      _ts: expect.any(Number),
    });
  });

  test('is found by query parameters, a JSON body, headers and members', async () => {
    expect(await found('by-id?id=n2&PK=p')).toMatchObject({ n: 2 });
    expect(await found('by-id', { body: { id: 'n2', pk: 'p' } })).toMatchObject({ n: 2 });
    expect(await found('by-headers?pk=p', { headers: { 'X-Id': 'n1' } })).toMatchObject({ n: 1 });
    expect(await found('by-member', { body: { thing: { number: 3, pk: 'q' } } })).toMatchObject({ n: 3 });
  });

  test('is found by the query before the body', async () => {
    expect(await found('by-id?id=n1', { body: { id: 'n2', pk: 'p' } })).toMatchObject({ n: 1 });
  });

  test('is undefined when it or its container is missing', async () => {
    expect(await answer('things/p/n9')).toEqual({ status: 200, found: null });
    expect(await answer('things/q/n1')).toEqual({ status: 200, found: null });
    expect(await answer('missing-container?kind=such')).toEqual({ status: 200, found: null });
    expect(await answer('missing-container-without-key')).toEqual({ status: 200, found: null });
  });

  test('is undefined without a partition key, because only a document without one has none', async () => {
    expect(await answer('without-key?id=n1')).toEqual({ status: 200, found: null });
  });

  test('a missing value fails the invocation with a log line, before the function runs', async () => {
    expect((await answer('by-id?id=n1')).status).toBe(500);
    await host.printed(/Exception binding parameter '.*': No value for named parameter 'pk'\./);
    expect((await answer('by-member', { body: { thing: { number: 3 } } })).status).toBe(500);
    await host.printed(/Error while accessing 'pk': property doesn't exist\./);
  });
});

describe('a query', () => {
  test('uses binding expressions as parameters, not as SQL', async () => {
    expect(await found('query?name=oddoddodd')).toEqual([]);
    expect(await found('query?name=odd')).toEqual(['n1', 'n3']);
    expect(await found("query?name=x'%20OR%20'a'='a")).toEqual([]);
  });

  test('gets a number of a JSON body as a string, so that it matches no number', async () => {
    expect(await found('query-number', { body: { n: 1 } })).toEqual([]);
  });

  test('that is missing returns the whole container, or one partition', async () => {
    expect(await found('every')).toHaveLength(3);
    expect(await found('of-key?pk=p')).toHaveLength(2);
  });

  test('of a missing container fails the invocation', async () => {
    expect((await answer('query-missing-container?kind=such')).status).toBe(500);
  });
});

test('a hierarchical key is one string: no document and no query is found by it, only by WHERE', async () => {
  expect((await answer('hierarchical')).status).toBe(500);
  expect((await answer('hierarchical-prefix')).status).toBe(500);
  expect(await found('hierarchical-where?a=a')).toHaveLength(2);
});

test('a message’s JSON properties and metadata can be used in expressions', async () => {
  await stage.send('questions', { body: { thingId: 'n3' }, correlationId: 'q' });
  await host.printed(/^answer \{.*"id":"n3"/m);
  await stage.send('questions', { body: { other: 'x' }, correlationId: 'q' });
  await expect.poll(() => stage.bus.counts('questions').deadLettered, { timeout: 5000 }).toBe(1);
});

test('an app that streams requests has inputs from route and query, and answers 500 where one fails', async () => {
  expect(await found('things/p/n1', {}, streaming)).toMatchObject({ n: 1 });
  expect(await found('by-id?id=n2&pk=p', {}, streaming)).toMatchObject({ n: 2 });
  expect((await answer('by-id?id=n1', {}, streaming)).status).toBe(500);
  expect((await answer('by-id', { body: { id: 'n1', pk: 'p' } }, streaming)).status).toBe(500);
});
