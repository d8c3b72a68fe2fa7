import { type ContainerDefinition, CosmosClient, type Database, ErrorResponse, PartitionKeyKind } from '@azure/cosmos';
import { type Cosmos, type CosmosOptions, startCosmos } from '../../../local/cosmos/start-cosmos.ts';

/** An embedded account with a database, and the official client. */
export class CosmosStage {
  readonly cosmos: Cosmos;
  readonly client: CosmosClient;
  readonly database: Database;
  #containers = 0;

  private constructor(cosmos: Cosmos, client: CosmosClient, database: Database) {
    this.cosmos = cosmos;
    this.client = client;
    this.database = database;
  }

  static async open(options: Partial<CosmosOptions> = {}): Promise<CosmosStage> {
    const cosmos = await startCosmos({ stateFile: ':memory:', ...options });
    const client = clientOf(cosmos);
    const { database } = await client.databases.createIfNotExists({ id: 'shop' });
    return new CosmosStage(cosmos, client, database);
  }

  /** A new container; its partition key is `/pk` unless told. */
  async container(definition: Partial<ContainerDefinition> = {}) {
    this.#containers += 1;
    const partitionKey = { paths: ['/pk'], version: 2 };
    const { container } = await this.database.containers.create({
      ...{ id: `container-${this.#containers}`, partitionKey },
      ...definition,
    });
    return container;
  }

  async close(): Promise<void> {
    this.client.dispose();
    await this.cosmos.close();
  }
}

/** A client that does not repeat what was refused, so that tests see the refusal. */
export function clientOf({ endpoint, key }: Pick<Cosmos, 'endpoint' | 'key'>): CosmosClient {
  const retryOptions = { maxRetryAttemptCount: 0, fixedRetryIntervalInMilliseconds: 0, maxWaitTimeInSeconds: 1 };
  return new CosmosClient({
    ...{ endpoint, key },
    connectionPolicy: { retryOptions, enableBackgroundEndpointRefreshing: false },
  });
}

/** The refusal of an operation: its status and sub-status, and what the service says. */
export async function refusal(operation: Promise<unknown>) {
  try {
    await operation;
  } catch (error) {
    const response = error instanceof ErrorResponse ? error : error instanceof Error ? error.cause : undefined;
    const wrapped = error instanceof Error && error.cause instanceof ErrorResponse ? error.cause : response;
    if (wrapped instanceof ErrorResponse) {
      return { status: wrapped.code, substatus: wrapped.substatus ?? 0, message: wrapped.message };
    }
    throw error;
  }
  throw new Error('nothing was refused');
}

export const hierarchical = (...paths: string[]) => ({ paths, kind: PartitionKeyKind.MultiHash, version: 2 });
