import { CosmosClient } from '@azure/cosmos';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosStage, clientOf, onlyEmbedded, refusal } from './cosmos-stage.ts';

let stage: CosmosStage;
beforeAll(async () => {
  stage = await CosmosStage.open({ enforceThroughput: true });
});
afterAll(() => stage.close());

async function offerOf(owner: { readOffer(): Promise<{ resource?: { id?: string } | undefined }> }) {
  const { resource } = await owner.readOffer();
  if (resource?.id === undefined) throw new Error('no offer');
  return stage.client.offer(resource.id);
}

test('a container has the throughput that was requested, or Azure’s default', async () => {
  const { container } = await stage.database.containers.create({ id: 'fast', partitionKey: '/pk', throughput: 1000 });
  expect((await container.readOffer()).resource?.content?.offerThroughput).toBe(1000);
  const { container: plain } = await stage.database.containers.create({ id: 'plain', partitionKey: '/pk' });
  expect((await plain.readOffer()).resource?.content?.offerThroughput).toBe(400);
  const { container: elastic } = await stage.database.containers.create({
    ...{ id: 'elastic', partitionKey: '/pk', maxThroughput: 4000 },
  });
  expect((await elastic.readOffer()).resource?.content).toMatchObject({
    ...{ offerThroughput: 400, offerAutopilotSettings: { maxThroughput: 4000 } },
  });
  for (const throughput of [300, 450, 2_000_000]) {
    const refused = stage.database.containers.create({ id: 'odd', partitionKey: '/pk', throughput });
    expect(await refusal(refused)).toMatchObject({ status: 400 });
  }
});

test('a database’s throughput is shared by the containers that have none', async () => {
  const { database } = await stage.client.databases.create({ id: stage.databaseName('shared'), throughput: 500 });
  expect((await database.readOffer()).resource?.content?.offerThroughput).toBe(500);
  const { container } = await database.containers.create({ id: 'c', partitionKey: '/pk' });
  expect((await container.readOffer()).resource).toBeUndefined();
  await database.delete();
  const ids = (await stage.client.offers.readAll().fetchAll()).resources.map(({ resource }) => resource);
  expect(ids).not.toContain((await stage.database.read()).resource?._self);
});

test('an offer can be replaced, and is deleted with its container', async () => {
  const { container } = await stage.database.containers.create({ id: 'changing', partitionKey: '/pk' });
  const offer = await offerOf(container);
  const { resource } = await offer.read();
  if (resource?.content === undefined) throw new Error('no offer');
  const replaced = await offer.replace({ ...resource, content: { ...resource.content, offerThroughput: 700 } });
  expect(replaced.resource?.content?.offerThroughput).toBe(700);
  expect((await container.readOffer()).resource?.content?.offerThroughput).toBe(700);
  const bad = { ...resource, content: { ...resource.content, offerThroughput: 10 } };
  expect(await refusal(offer.replace(bad))).toMatchObject({ status: 400 });
  await container.delete();
  expect(await refusal(offer.read())).toMatchObject({ status: 404 });
});

test('answers 429 with a delay beyond a second’s throughput, and the client succeeds by waiting', async () => {
  const { container } = await stage.database.containers.create({ id: 'busy', partitionKey: '/pk', throughput: 400 });
  // 1.9 MB cost more than two seconds' budget, which is deducted from the following seconds.
  const large = await container.items.create({ id: 'large', pk: 'a', x: 'x'.repeat(1_900_000) });
  expect(large.requestCharge).toBeGreaterThan(800);
  const hasty = clientOf(stage);
  const reading = hasty.database(stage.database.id).container('busy').item('large', 'a').read();
  expect(await refusal(reading)).toMatchObject({ status: 429, substatus: 3200 });
  hasty.dispose();

  const patient = new CosmosClient({ endpoint: stage.endpoint, key: stage.key });
  const again = await patient.database(stage.database.id).container('busy').items.create({ id: 'late', pk: 'a' });
  expect(again.statusCode).toBe(201);
  expect(again.headers['x-ms-throttle-retry-count']).toBeGreaterThan(0);
  expect(again.headers['x-ms-throttle-retry-wait-time-ms']).toBeLessThan(3000);
  patient.dispose();

  const idle = await stage.database.containers.create({ id: 'idle', partitionKey: '/pk', throughput: 400 });
  expect((await idle.container.items.create({ id: '1', pk: 'a' })).statusCode).toBe(201);
});

test('charges depend on the size of what is read and written', async () => {
  const { container } = await stage.database.containers.create({
    id: 'sized',
    partitionKey: '/pk',
    throughput: 10_000,
  });
  const small = await container.items.create({ id: 's', pk: 'a' });
  expect(small.requestCharge).toBeGreaterThan(5);
  expect(small.requestCharge).toBeLessThan(6);
  const large = await container.items.create({ id: 'l', pk: 'a', x: 'x'.repeat(100 * 1024) });
  expect(large.requestCharge).toBeCloseTo(50, -1);
  expect((await container.item('s', 'a').read()).requestCharge).toBe(1);
  expect((await container.item('l', 'a').read()).requestCharge).toBeCloseTo(10, 0);
  const replaced = await container.item('s', 'a').replace({ id: 's', pk: 'a' });
  expect(replaced.requestCharge).toBeCloseTo(small.requestCharge * 2);
  const few = await container.items.query('SELECT TOP 1 * FROM c', { partitionKey: 'a' }).fetchNext();
  const all = await container.items.query('SELECT * FROM c', { partitionKey: 'a' }).fetchNext();
  expect(all.requestCharge).toBeGreaterThan(few.requestCharge);
});

onlyEmbedded.test('Azure always asks for it')(
  'by default nothing is refused for its charge, although offers exist',
  async () => {
    const free = await CosmosStage.openEmbedded();
    const container = await free.container();
    expect((await container.readOffer()).resource?.content?.offerThroughput).toBe(400);
    const creating = Array.from({ length: 150 }, (_, n) => container.items.create({ id: `i${n}`, pk: 'a' }));
    const codes = (await Promise.all(creating)).map(({ statusCode }) => statusCode);
    expect(new Set(codes)).toEqual(new Set([201]));
    await free.close();
  },
);
