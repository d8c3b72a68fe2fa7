import { containers, databaseId } from '../../shared/adapters/cosmos/containers.ts';
import { CosmosCatalogueAdmin } from '../../shared/adapters/cosmos/cosmos-catalogue-admin.ts';
import { connectCosmos } from '../../shared/adapters/cosmos/cosmos-client.ts';
import { CosmosPartnersAdmin } from '../../shared/adapters/cosmos/cosmos-partners-admin.ts';
import { CosmosServingVersionsAdmin } from '../../shared/adapters/cosmos/cosmos-serving-versions-admin.ts';
import { provideContainers } from '../../shared/adapters/cosmos/provide-containers.ts';
import { schemaVersions } from '../../shared/domain/schema-versions.ts';
import { catalogue } from './catalogue.ts';
import { partners } from './partners.ts';

/**
 * Creates the database, the containers and the first data. Existing data stays unchanged, so this can run at every
 * start.
 *
 * @param clients the OAuth client of each partner, by the partner's id
 */
export async function seed(cosmosConnectionString: string, clients: Record<string, { clientId: string }>) {
  const cosmos = connectCosmos({ connectionString: cosmosConnectionString });
  await provideContainers(cosmos);
  const container = (name: keyof typeof containers) => cosmos.database(databaseId).container(containers[name].id);
  const products = new CosmosCatalogueAdmin(container('catalog'));
  const admin = new CosmosPartnersAdmin({ clients: container('clients'), partners: container('partners') });
  // Locally only one version serves: the one that starts.
  const serving = new CosmosServingVersionsAdmin(container('releases'), { now: () => new Date() });
  await serving.begin('local', { release: 'local', reads: schemaVersions });

  await Promise.all([
    ...catalogue.map((product) => products.add(product)),
    ...partners.flatMap(({ id, name, tier }) => {
      const clientId = clients[id]?.clientId;
      if (clientId === undefined) throw new Error(`partner ${id} has no OAuth client`);
      return [admin.add({ id, name, tier }), admin.addClient({ clientId, partnerId: id })];
    }),
  ]);
  cosmos.dispose();
}
