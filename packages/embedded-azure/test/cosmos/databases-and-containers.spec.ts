import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosStage, hierarchical, onlyEmbedded, refusal } from './cosmos-stage.ts';

let stage: CosmosStage;
beforeAll(async () => {
  stage = await CosmosStage.open();
});
afterAll(() => stage.close());

test('a database is created once, found, listed, queried and deleted', async () => {
  const { databases } = stage.client;
  const id = stage.databaseName('other');
  expect((await databases.createIfNotExists({ id })).statusCode).toBe(201);
  expect((await databases.createIfNotExists({ id })).statusCode).toBe(200);
  expect(await refusal(databases.create({ id }))).toMatchObject({ status: 409 });
  expect((await stage.client.database(id).read()).resource).toMatchObject({ id });
  expect((await databases.readAll().fetchAll()).resources.map((one) => one.id)).toEqual(
    expect.arrayContaining([stage.database.id, id]),
  );
  const query = { query: 'SELECT VALUE d.id FROM d WHERE d.id = @id', parameters: [{ name: '@id', value: id }] };
  expect((await databases.query(query).fetchAll()).resources).toEqual([id]);
  expect((await stage.client.database(id).delete()).statusCode).toBe(204);
  expect(await refusal(stage.client.database(id).read())).toMatchObject({ status: 404 });
});

test('deleting a database deletes its containers', async () => {
  const id = stage.databaseName('gone');
  const { database } = await stage.client.databases.create({ id });
  const { container, resource } = await database.containers.create({ id: 'c', partitionKey: '/pk' });
  await container.items.create({ id: '1', pk: 'a' });
  await database.delete();
  await stage.client.databases.create({ id });
  const again = await database.containers.create({ id: 'c', partitionKey: '/pk' });
  expect((await again.container.items.readAll().fetchAll()).resources).toEqual([]);
  expect(again.resource?._rid).not.toBe(resource?._rid);
});

test.each(['📦', 'żółty', 'a%b'])('a container may be named %s', async (id) => {
  const { container } = await stage.database.containers.create({ id, partitionKey: '/pk' });
  await container.items.create({ id: '1', pk: 'a' });
  expect((await container.item('1', 'a').read()).resource).toMatchObject({ id: '1' });
  expect((await container.items.readAll().fetchAll()).resources).toHaveLength(1);
});

test('a container is created once, found, listed, queried and deleted', async () => {
  const { containers } = stage.database;
  const definition = { id: 'orders', partitionKey: '/pk', defaultTtl: 60 };
  expect((await containers.createIfNotExists(definition)).statusCode).toBe(201);
  expect((await containers.createIfNotExists(definition)).statusCode).toBe(200);
  expect(await refusal(containers.create(definition))).toMatchObject({ status: 409 });
  const { resource } = await stage.database.container('orders').read();
  expect(resource).toMatchObject({
    ...{ id: 'orders', defaultTtl: 60, partitionKey: { paths: ['/pk'], kind: 'Hash' } },
    indexingPolicy: {
      indexingMode: 'consistent',
      includedPaths: [{ path: '/*' }],
      excludedPaths: [{ path: '/"_etag"/?' }],
    },
  });
  expect((await containers.readAll().fetchAll()).resources.map(({ id }) => id)).toContain('orders');
  expect(
    (await containers.query({ query: "SELECT * FROM c WHERE c.id = 'orders'" }).fetchAll()).resources,
  ).toHaveLength(1);
  expect((await stage.database.container('orders').delete()).statusCode).toBe(204);
  expect(await refusal(stage.database.container('orders').read())).toMatchObject({ status: 404, substatus: 0 });
});

test('the changeable settings of a container can be replaced', async () => {
  const container = await stage.container({ defaultTtl: 60 });
  const { resource } = await container.read();
  if (resource === undefined) throw new Error('no container');
  const replaced = await container.replace({ ...resource, defaultTtl: 100 });
  expect(replaced.resource?.defaultTtl).toBe(100);
  expect(replaced.resource?._rid).toBe(resource._rid);
  const other = { ...resource, partitionKey: { ...resource.partitionKey, paths: ['/other'] } };
  expect(await refusal(container.replace(other))).toMatchObject({ status: 400 });
});

test('a definition that Azure refuses is refused', async () => {
  const create = (definition: Record<string, unknown>) => refusal(stage.container(definition));
  expect(await create({ partitionKey: hierarchical('/a', '/b', '/c', '/d') })).toMatchObject({ status: 400 });
  expect(await create({ partitionKey: { paths: ['/a', '/b'] } })).toMatchObject({ status: 400 });
  expect(await create({ defaultTtl: 0 })).toMatchObject({ status: 400 });
  expect(await create({ indexingPolicy: { compositeIndexes: [[{ path: '/a' }]] } })).toMatchObject({ status: 400 });
});

onlyEmbedded.test('Azure supports them')('unsupported features of containers are refused by name', async () => {
  const message = async (definition: Record<string, unknown>) => (await refusal(stage.container(definition))).message;
  expect(await message({ computedProperties: [{ name: 'x', query: 'SELECT VALUE 1 FROM c' }] })).toContain(
    "'computedProperties' is not supported by the embedded Cosmos DB",
  );
  expect(await message({ vectorEmbeddingPolicy: { vectorEmbeddings: [] } })).toContain("'vectorEmbeddingPolicy'");
  expect(await message({ indexingPolicy: { spatialIndexes: [{ path: '/p/*' }] } })).toContain("'spatialIndexes'");
  expect(await message({ changeFeedPolicy: { retentionDuration: 5 } })).toContain("'changeFeedPolicy'");
});

test('a unique key applies within a logical partition', async () => {
  const container = await stage.container({ uniqueKeyPolicy: { uniqueKeys: [{ paths: ['/ext', '/kind'] }] } });
  await container.items.create({ id: '1', pk: 'a', ext: 'e', kind: 1 });
  expect(await refusal(container.items.create({ id: '2', pk: 'a', ext: 'e', kind: 1 }))).toMatchObject({ status: 409 });
  await container.items.create({ id: '2', pk: 'b', ext: 'e', kind: 1 });
  await container.items.create({ id: '3', pk: 'a', ext: 'e', kind: 2 });
  const same = { id: '3', pk: 'a', ext: 'e', kind: 1 };
  expect(await refusal(container.item('3', 'a').replace(same))).toMatchObject({ status: 409 });
  await container.item('1', 'a').delete();
  expect((await container.item('3', 'a').replace(same)).statusCode).toBe(200);
});
