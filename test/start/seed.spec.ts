import { CosmosClient } from '@azure/cosmos';
import { type Cosmos, startCosmos } from '@partner-orders/embedded-azure/cosmos';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { containers, databaseId } from '../../shared/adapters/cosmos/containers.ts';
import { seed } from '../../tools/seed/seed.ts';

let cosmos: Cosmos;
let client: CosmosClient;
const clients = { acme: { clientId: 'client-a' }, globex: { clientId: 'client-g' } };

beforeAll(async () => {
  cosmos = await startCosmos({ stateFile: ':memory:' });
  client = new CosmosClient(cosmos.connectionString);
});
afterAll(async () => {
  client.dispose();
  await cosmos.close();
});

test('the state of an earlier version gets the missing containers and indexes, and keeps its data', async () => {
  const { database } = await client.databases.create({ id: databaseId });
  const { orders } = containers;
  const older = { ...orders.indexingPolicy, compositeIndexes: orders.indexingPolicy.compositeIndexes.slice(0, 1) };
  await database.containers.create({ ...orders, indexingPolicy: older });
  const order = { id: 'x', partnerId: 'acme', orderId: 'x', type: 'order', status: 'failed', listKey: 'k' };
  await database.container('orders').items.create(order);

  await seed(cosmos.connectionString, clients);
  const { resource } = await database.container('orders').read();
  expect(resource?.indexingPolicy?.compositeIndexes).toEqual(orders.indexingPolicy.compositeIndexes);
  const listing = `SELECT * FROM c WHERE c.partnerId = "acme" AND c.type = "order" AND c.status = "failed"
    ORDER BY c.partnerId, c.type, c.status, c.listKey`;
  const { resources } = await database.container('orders').items.query(listing).fetchAll();
  expect(resources).toMatchObject([order]);
  const { resources: made } = await database.containers.readAll().fetchAll();
  expect(made.map(({ id }) => id).sort()).toEqual(
    Object.values(containers)
      .map(({ id }) => id)
      .sort(),
  );
});

test('seeding again does not change the stock', async () => {
  await seed(cosmos.connectionString, clients);
  const stock = client.database(databaseId).container('catalog').item('stock', 'TELESCOPE-01');
  await stock.patch([{ op: 'incr', path: '/available', value: -2 }]);
  await seed(cosmos.connectionString, clients);
  expect((await stock.read()).resource).toMatchObject({ available: 1 });
});

test('without products there is an empty catalogue, and partners that may call', async () => {
  const empty = await startCosmos({ stateFile: ':memory:' });
  const own = new CosmosClient(empty.connectionString);
  await seed(empty.connectionString, clients, { hasProducts: false });
  const all = async (name: string) => {
    const { resources } = await own.database(databaseId).container(name).items.readAll().fetchAll();
    return resources.length;
  };
  expect([await all('catalog'), await all('partners'), await all('clients')]).toEqual([0, 2, 2]);
  own.dispose();
  await empty.close();
});
