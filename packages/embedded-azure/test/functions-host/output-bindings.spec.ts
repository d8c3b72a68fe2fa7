import { CosmosClient } from '@azure/cosmos';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cosmos, startCosmos } from '../../src/cosmos/start-cosmos.ts';
import { BusStage, queue } from './bus-stage.ts';
import { fixture, type HostProcess, startHostProcess } from './host-process.ts';

let stage: BusStage;
let cosmos: Cosmos;
let client: CosmosClient;
let host: HostProcess;

beforeAll(async () => {
  stage = await BusStage.open({
    Queues: [queue('out'), queue('questions', { MaxDeliveryCount: 1 })],
    Topics: [{ Name: 'news', Properties: {}, Subscriptions: [{ Name: 'all', Properties: {}, Rules: [] }] }],
  });
  cosmos = await startCosmos({ stateFile: ':memory:' });
  client = new CosmosClient({ endpoint: cosmos.endpoint, key: cosmos.key });
  const { database } = await client.databases.create({ id: 'shop' });
  await database.containers.create({ id: 'things', partitionKey: { paths: ['/pk'], version: 2 } });
  host = await startHostProcess({
    scriptRoot: fixture('output-app'),
    settings: { Bus: stage.bus.connectionString, Cosmos: cosmos.connectionString, OUT: 'out' },
  });
});

afterAll(async () => {
  await host[Symbol.asyncDispose]();
  client.dispose();
  await cosmos.close();
  await stage.close();
});

async function call(name: string, value: unknown): Promise<number> {
  const response = await fetch(`${host.url}/api/${name}`, { method: 'POST', body: JSON.stringify({ value }) });
  await response.text();
  return response.status;
}

async function bodies(count: number): Promise<string[]> {
  return (await stage.take('out', count)).map(({ body }) => String(body));
}

const stored = async (id: string, pk: string, container = 'things'): Promise<unknown> =>
  (await client.database('shop').container(container).item(id, pk).read()).resource;

test('a string becomes one message, an object one of indented JSON', async () => {
  expect(await call('queue', 'plain words')).toBe(201);
  expect(await call('queue', { sku: 'a' })).toBe(201);
  const sent = await stage.take('out', 2);
  expect(sent.map(({ body }) => String(body))).toEqual(['plain words', '{\n  "sku": "a"\n}']);
  expect(sent.map(({ contentType }) => contentType)).toEqual(['text/plain', 'text/plain']);
});

test('an array becomes one message per element, in order', async () => {
  await call(
    'queue',
    Array.from({ length: 20 }, (_, n) => `m${n}`),
  );
  expect(await bodies(20)).toEqual(Array.from({ length: 20 }, (_, n) => `m${n}`));
});

test('bytes are sent unchanged', async () => {
  await fetch(`${host.url}/api/bytes`);
  const [message] = await stage.take('out', 1);
  expect([...Buffer.from(message?.body)]).toEqual([0, 255]);
});

test('a topic accepts messages like a queue', async () => {
  expect(await call('topic', ['one', 'two'])).toBe(201);
  expect(stage.bus.counts('news/Subscriptions/all').active).toBe(2);
});

test('an output that was not set, or belongs to a failed function, writes nothing', async () => {
  expect(await call('nothing', null)).toBe(200);
  expect(await call('fails', null)).toBe(500);
  expect(stage.bus.counts('out').active).toBe(0);
});

test('documents are upserted, one or many', async () => {
  expect(await call('container', { id: '1', pk: 'p', n: 1 })).toBe(201);
  expect(
    await call('container', [
      { id: '1', pk: 'p', n: 2 },
      { id: '2', pk: 'q' },
    ]),
  ).toBe(201);
  expect(await stored('1', 'p')).toMatchObject({ n: 2 });
  expect(await stored('2', 'q')).toMatchObject({ id: '2' });
});

test('a return value and an extra output are both written before the message is completed', async () => {
  await stage.send('questions', { body: { answer: { yes: true }, store: { id: 'asked', pk: 'p' } } });
  expect((await bodies(1)).map((body) => JSON.parse(body))).toEqual([{ yes: true }]);
  await expect.poll(() => stage.bus.counts('questions')).toMatchObject({ active: 0, deadLettered: 0 });
  expect(await stored('asked', 'p')).toMatchObject({ id: 'asked' });
});

test('an output that can’t be written fails the invocation, and its message is abandoned', async () => {
  await stage.send('questions', { body: { store: { pk: 'a document without an id' } } });
  await host.printed(/Executed 'Functions\.answer' \(Failed/);
  await expect.poll(() => stage.bus.counts('questions')).toMatchObject({ active: 0, deadLettered: 1 });
});

test.each([
  ['nowhere', 'x', /Error while handling parameter .* after function returned: .*missing/],
  ['container', 'no document', /a cosmosDB output takes objects/],
  ['container', { pk: 'no id' }, /Executed 'Functions\.container' \(Failed/],
  ['container', { id: 5, pk: 'p' }, /after function returned: .*[Ii]d must be a string/],
  ['missing-container', { id: '1' }, /The container 'missing' \(in database 'shop'\) does not exist/],
])('%s with %j is answered with 500, and the log says why', async (name, value, line) => {
  expect(await call(name, value)).toBe(500);
  await host.printed(line);
});

test('a container is created if the binding says so', async () => {
  expect(await call('new-container', { id: '1', pk: 'p' })).toBe(201);
  expect(await stored('1', 'p', 'made')).toMatchObject({ id: '1' });
});
