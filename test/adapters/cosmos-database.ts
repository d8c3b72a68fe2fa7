import { type Container, CosmosClient } from '@azure/cosmos';
import { type CosmosOptions, startCosmos } from '@partner-orders/embedded-azure/cosmos';
import { containers, databaseId } from '../../shared/adapters/cosmos/containers.ts';

/** A Cosmos DB for one test, with the app's containers on four physical ranges, over real sockets. */
export async function cosmosDatabase(options: Pick<CosmosOptions, 'rangeStarts'> = {}) {
  const server = await startCosmos({ stateFile: ':memory:', consistency: 'Strong', partitions: 4, ...options });
  const client = new CosmosClient(server.connectionString);
  const { database } = await client.databases.create({ id: databaseId });
  await Promise.all(Object.values(containers).map((container) => database.containers.create(container)));
  return {
    server,
    container: (name: keyof typeof containers): Container => database.container(containers[name].id),
    async close() {
      client.dispose();
      await server.close();
    },
  };
}
