import { type Container, type ContainerRequest, CosmosClient, type Database, type JSONObject } from '@azure/cosmos';
import { containers, databaseId } from '../../shared/adapters/cosmos/containers.ts';
import { PRODUCT_ID } from '../../shared/adapters/cosmos/cosmos-catalogue.ts';
import { PARTNER_ID } from '../../shared/adapters/cosmos/cosmos-partners.ts';
import { STOCK_ID } from '../../shared/adapters/cosmos/cosmos-stock.ts';
import { CONFLICT, statusOf } from '../../shared/adapters/cosmos/status-code.ts';
import { catalogue } from './catalogue.ts';
import { partners } from './partners.ts';

/**
 * Makes database, containers and the data to begin with. What is there stays as it is, so that it can run at every
 * start.
 *
 * @param clients the OAuth client of each partner, by the partner's id
 */
export async function seed(cosmosConnectionString: string, clients: Record<string, { clientId: string }>) {
  const cosmos = new CosmosClient(cosmosConnectionString);
  const { database } = await cosmos.databases.createIfNotExists({ id: databaseId });
  await Promise.all(Object.values(containers).map((declared) => provide(database, declared)));
  const container = (name: keyof typeof containers) => database.container(containers[name].id);

  await Promise.all([
    ...catalogue.flatMap(({ sku, name, price, stock }) => [
      add(container('catalog'), { id: PRODUCT_ID, sku, type: 'product', schemaVersion: 1, name, price: { ...price } }),
      add(container('catalog'), { id: STOCK_ID, sku, type: 'stock', schemaVersion: 1, available: stock, reserved: 0 }),
    ]),
    ...partners.flatMap(({ id, name, tier }) => {
      const clientId = clients[id]?.clientId;
      if (clientId === undefined) throw new Error(`partner ${id} has no OAuth client`);
      return [
        add(container('partners'), { id: PARTNER_ID, partnerId: id, type: 'partner', schemaVersion: 1, name, tier }),
        add(container('clients'), { id: clientId, clientId, type: 'client', schemaVersion: 1, partnerId: id }),
      ];
    }),
  ]);
  cosmos.dispose();
}

/** Makes the container, or brings the indexes of an older one to what is declared now. */
async function provide(database: Database, declared: ContainerRequest): Promise<void> {
  const { container, resource } = await database.containers.createIfNotExists(declared);
  const { indexingPolicy } = declared;
  if (resource === undefined || indexingPolicy === undefined) return;
  const indexesOf = (policy = indexingPolicy) => JSON.stringify([policy.includedPaths, policy.compositeIndexes ?? []]);
  if (indexesOf(resource.indexingPolicy) === indexesOf()) return;
  await container.replace({ ...resource, indexingPolicy });
}

async function add(container: Container, document: JSONObject): Promise<void> {
  try {
    await container.items.create(document);
  } catch (error) {
    if (statusOf(error) !== CONFLICT) throw error;
  }
}
