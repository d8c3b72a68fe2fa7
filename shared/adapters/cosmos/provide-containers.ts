import type { ContainerRequest, CosmosClient, Database } from '@azure/cosmos';
import { containers, databaseId } from './containers.ts';

/** Creates the database and its containers, and updates indexes and time to live of a container that an older version made. */
export async function provideContainers(cosmos: CosmosClient): Promise<void> {
  const { database } = await cosmos.databases.createIfNotExists({ id: databaseId });
  await Promise.all(Object.values(containers).map((declared) => provideContainer(database, declared)));
}

async function provideContainer(database: Database, declared: ContainerRequest): Promise<void> {
  const { container, resource } = await database.containers.createIfNotExists(declared);
  const { indexingPolicy, defaultTtl } = declared;
  if (resource === undefined || indexingPolicy === undefined) return;
  const indexesOf = (policy = indexingPolicy) => JSON.stringify([policy.includedPaths, policy.compositeIndexes ?? []]);
  if (indexesOf(resource.indexingPolicy) === indexesOf() && resource.defaultTtl === defaultTtl) return;
  const { defaultTtl: _, ...rest } = resource;
  await container.replace({ ...rest, indexingPolicy, ...(defaultTtl === undefined ? {} : { defaultTtl }) });
}
