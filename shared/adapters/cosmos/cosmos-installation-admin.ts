import { randomUUID } from 'node:crypto';
import type { ContainerDefinition, CosmosClient } from '@azure/cosmos';
import type { ContainerFault, InstallationAdmin } from '../../ports/installation-admin.ts';
import { containers, databaseId } from './containers.ts';
import { FORBIDDEN, NOT_FOUND, statusOf } from './status-code.ts';

type Declared = (typeof containers)[keyof typeof containers];

export class CosmosInstallationAdmin implements InstallationAdmin {
  readonly #cosmos: CosmosClient;

  constructor(cosmos: CosmosClient) {
    this.#cosmos = cosmos;
  }

  async findContainerFaults(): Promise<ContainerFault[]> {
    const faults = await Promise.all(
      Object.values(containers).map(async (declared) => {
        const stored = await this.#readDefinition(declared.id);
        return findFaults(declared, stored).map((fault) => ({ container: declared.id, fault }));
      }),
    );
    return faults.flat();
  }

  async findUnwritable(): Promise<string[]> {
    const others = Object.values(containers).filter(({ id }) => id !== containers.audit.id);
    const refused = await Promise.all(
      others.map(async ({ id, partitionKey }) => ((await this.#isRefused(id, partitionKey.paths.length)) ? [id] : [])),
    );
    return refused.flat();
  }

  async hasProducts(): Promise<boolean> {
    const catalogue = this.#cosmos.database(databaseId).container(containers.catalog.id);
    const query = "SELECT TOP 1 VALUE c.sku FROM c WHERE c.type = 'product'";
    const { resources } = await catalogue.items.query(query).fetchAll();
    return resources.length > 0;
  }

  /** Azure looks at the rights first: a change of what is not there is refused, or not found. */
  async #isRefused(id: string, keys: number): Promise<boolean> {
    const nothing = randomUUID();
    const item = this.#cosmos
      .database(databaseId)
      .container(id)
      .item(
        nothing,
        Array.from({ length: keys }, () => nothing),
      );
    try {
      await item.patch([{ op: 'set', path: '/doctor', value: nothing }]);
      return false;
    } catch (error) {
      if (statusOf(error) === NOT_FOUND) return false;
      if (statusOf(error) === FORBIDDEN) return true;
      throw error;
    }
  }

  async #readDefinition(id: string): Promise<ContainerDefinition | undefined> {
    try {
      const { resource } = await this.#cosmos.database(databaseId).container(id).read();
      return resource;
    } catch (error) {
      if (statusOf(error) === NOT_FOUND) return undefined;
      throw error;
    }
  }
}

function findFaults(declared: Declared, stored: ContainerDefinition | undefined): string[] {
  if (stored === undefined) return ['is missing'];
  const [wanted, found] = [describe(declared), describe(stored)];
  return Object.keys(wanted)
    .filter((aspect) => wanted[aspect] !== found[aspect])
    .map((aspect) => `has ${aspect} ${found[aspect]} instead of ${wanted[aspect]}`);
}

/** What requests depend on; Cosmos DB adds defaults of its own to the rest. */
function describe(container: Declared | ContainerDefinition): Record<string, string> {
  const {
    partitionKey,
    defaultTtl,
    indexingPolicy,
  }: Pick<ContainerDefinition, 'partitionKey' | 'defaultTtl' | 'indexingPolicy'> = container;
  const included = indexingPolicy?.includedPaths?.map(({ path }) => path).sort() ?? ['/*'];
  const composite =
    indexingPolicy?.compositeIndexes?.map((paths) => paths.map(({ path }) => path).join('+')).sort() ?? [];
  return {
    'the partition key': partitionKey?.paths.join(' ') ?? 'none',
    'the time to live': String(defaultTtl ?? 'none'),
    'the indexed paths': included.join(' '),
    'the composite indexes': composite.join(' ') || 'none',
  };
}
