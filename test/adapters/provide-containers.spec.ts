import { CosmosClient } from '@azure/cosmos';
import { startCosmos } from '@partner-orders/embedded-azure/cosmos';
import { expect, onTestFinished, test } from 'vitest';
import { containers, databaseId } from '../../shared/adapters/cosmos/containers.ts';
import { provideContainers } from '../../shared/adapters/cosmos/provide-containers.ts';

test.each([
  ['without indexes', {}],
  ['with the same indexes', { indexingPolicy: containers.catalog.indexingPolicy }],
])(
  'a container of an older version, %s, gets the indexes and the time to live of this one, and keeps its documents',
  async (_, indexes) => {
    const server = await startCosmos({ stateFile: ':memory:', consistency: 'Strong' });
    const client = new CosmosClient(server.connectionString);
    onTestFinished(async () => {
      client.dispose();
      await server.close();
    });
    const { database } = await client.databases.create({ id: databaseId });
    const { id, partitionKey } = containers.catalog;
    await database.containers.create({ id, partitionKey, ...indexes });
    await database.container(id).items.create({ id: 'stock', sku: 'MUG-01' });

    for (let n = 0; n < 2; n += 1) await provideContainers(client);
    const { resource } = await database.container(id).read();
    expect(resource?.defaultTtl).toBe(-1);
    expect(resource?.indexingPolicy?.includedPaths?.map(({ path }) => path)).toContain('/movementKey/?');
    expect((await database.container(id).item('stock', 'MUG-01').read()).statusCode).toBe(200);
  },
);
