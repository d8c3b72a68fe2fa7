import { type Container, type ContainerDefinition, CosmosClient, ErrorResponse } from '@azure/cosmos';
import { ConsoleFault } from '../console-fault.ts';
import type { PartitionKeyPart, ShownContainer } from './shown-document.ts';

export interface FoundContainer {
  container: Container;
  database: string;
  definition: ContainerDefinition;
  /** `/partnerId`, `/id`. */
  paths: string[];
}

/** The databases and containers of an account. */
export class Account {
  readonly #client: CosmosClient;

  constructor(connectionString: string) {
    this.#client = new CosmosClient(connectionString);
  }

  async listContainers(): Promise<ShownContainer[]> {
    const found = await this.#all();
    return Promise.all(
      found.map(async ({ container, database, definition, paths }) => ({
        database,
        id: container.id,
        partitionKey: paths,
        documents: await countOf(container),
        defaultTtl: definition.defaultTtl,
      })),
    );
  }

  /** @throws ConsoleFault 404 */
  async find(id: string): Promise<FoundContainer> {
    const found = (await this.#all()).find(({ container }) => container.id === id);
    if (found === undefined) throw new ConsoleFault(404, `There is no container ${id}.`);
    return found;
  }

  close(): void {
    this.#client.dispose();
  }

  async #all(): Promise<FoundContainer[]> {
    return told(async () => {
      const { resources: databases } = await this.#client.databases.readAll().fetchAll();
      const found = await Promise.all(
        databases.map(async ({ id: database }) => {
          const { resources } = await this.#client.database(database).containers.readAll().fetchAll();
          return resources.map((definition) => ({
            container: this.#client.database(database).container(definition.id),
            database,
            definition,
            paths: definition.partitionKey?.paths ?? [],
          }));
        }),
      );
      return found.flat();
    });
  }
}

/** The values of the partition key in a document; undefined if it doesn't have them all. */
export function keyIn(document: unknown, paths: readonly string[]): PartitionKeyPart[] | undefined {
  const values = paths.map((path) =>
    path
      .split('/')
      .slice(1)
      .reduce<unknown>((value, name) => Object(value)[name], document),
  );
  return values.every(isPart) ? values : undefined;
}

function isPart(value: unknown): value is PartitionKeyPart {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/** Counting reads no document. */
async function countOf(container: Container): Promise<number | undefined> {
  try {
    const { resources } = await container.items.query<number>('SELECT VALUE COUNT(1) FROM c').fetchAll();
    return resources[0];
  } catch {
    return undefined;
  }
}

/** Says what Cosmos DB refuses. */
export async function told<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ConsoleFault) throw error;
    const code = error instanceof ErrorResponse || error instanceof Error ? Object(error).code : undefined;
    const message = error instanceof Error ? error.message : String(error);
    if (code === 404) throw new ConsoleFault(404, 'There is no such document.', { cause: error });
    if (code === 400) throw new ConsoleFault(400, `Cosmos DB refuses it: ${message}`, { cause: error });
    throw new ConsoleFault(502, `Cosmos DB doesn’t answer as it should: ${message}`, { cause: error });
  }
}
