import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { containers, databaseId } from '../../shared/adapters/cosmos/containers.ts';
import { connectCosmos } from '../../shared/adapters/cosmos/cosmos-client.ts';
import { CosmosPartnersAdmin } from '../../shared/adapters/cosmos/cosmos-partners-admin.ts';
import { CosmosProducts } from '../../shared/adapters/cosmos/cosmos-products.ts';
import { CosmosScreeningRules } from '../../shared/adapters/cosmos/cosmos-screening-rules.ts';
import { CosmosServingVersionsAdmin } from '../../shared/adapters/cosmos/cosmos-serving-versions-admin.ts';
import { CosmosStockLedger } from '../../shared/adapters/cosmos/cosmos-stock-ledger.ts';
import { provideContainers } from '../../shared/adapters/cosmos/provide-containers.ts';
import { schemaVersions } from '../../shared/domain/schema-versions.ts';
import type { Products } from '../../shared/ports/products.ts';
import { idOf } from '../../shared/ports/screening-rules.ts';
import type { StockLedger } from '../../shared/ports/stock-ledger.ts';
import { applyImport } from '../operator/catalogue/apply-import.ts';
import { planImport } from '../operator/catalogue/plan-import.ts';
import { readCatalogueFile } from '../operator/catalogue/read-catalogue-file.ts';
import { partners } from './partners.ts';
import { screeningRules } from './screening-rules.ts';

/**
 * Creates the database, the containers and the first data. Existing data stays unchanged, so this can run at every
 * start.
 *
 * @param clients the OAuth client of each partner, by the partner's id
 * @param options hasProducts: whether to add the products of a small shop
 */
export async function seed(
  cosmosConnectionString: string,
  clients: Record<string, { clientId: string }>,
  { hasProducts = true } = {},
) {
  const cosmos = connectCosmos({ connectionString: cosmosConnectionString });
  await provideContainers(cosmos);
  const container = (name: keyof typeof containers) => cosmos.database(databaseId).container(containers[name].id);
  const admin = new CosmosPartnersAdmin({ clients: container('clients'), partners: container('partners') });
  // Locally only one version serves: the one that starts.
  const clock = { now: () => new Date() };
  const serving = new CosmosServingVersionsAdmin(container('releases'), clock);
  await serving.begin('local', { release: 'local', reads: schemaVersions });

  await Promise.all([
    new CosmosScreeningRules(container('releases'), clock).change((stored = []) => [
      ...stored,
      ...screeningRules.filter(({ id }) => stored.every((entry) => idOf(entry) !== id)).map((rule) => ({ rule })),
    ]),
    hasProducts &&
      importCatalogue(new CosmosProducts(container('catalog')), new CosmosStockLedger(container('catalog'))),
    ...partners.flatMap(({ id, name, tier, contact, priceList }) => {
      const clientId = clients[id]?.clientId;
      if (clientId === undefined) throw new Error(`partner ${id} has no OAuth client`);
      return [admin.add({ id, name, tier, contact, priceList }), admin.addClient({ clientId, partnerId: id })];
    }),
  ]);
  cosmos.dispose();
}

/** A small shop, in a file that `catalogue import` takes. What exists stays unchanged, as with the command. */
async function importCatalogue(products: Products, stockLedger: StockLedger): Promise<void> {
  const clock = { now: () => new Date() };
  const read = readCatalogueFile(await readFile(join(import.meta.dirname, 'catalogue.csv')), 'csv');
  if ('faults' in read) throw new Error(`catalogue.csv: ${JSON.stringify(read.faults)}`);
  const planned = await planImport(products, read.products, clock.now());
  if ('faults' in planned) throw new Error(`catalogue.csv: ${JSON.stringify(planned.faults)}`);
  const added = planned.changes.filter(({ kind, stock }) => kind === 'add' || stock !== undefined);
  await applyImport(added, { products, stockLedger, clock }, 'npm start');
}
