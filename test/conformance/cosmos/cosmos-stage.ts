import { randomUUID } from 'node:crypto';
import { type ContainerDefinition, CosmosClient, type Database, ErrorResponse, PartitionKeyKind } from '@azure/cosmos';
import { type Cosmos, type CosmosOptions, startCosmos } from '../../../local/cosmos/start-cosmos.ts';

/** A connection string: what needs nothing of the embedded account then runs against this one instead. */
const { COSMOS_CONFORMANCE: external } = process.env;

/** An account with a database, and the official client. */
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

  /** As `open`, for specs that would say the same of any account: COSMOS_CONFORMANCE may name another one. */
  static async openAny(): Promise<CosmosStage> {
    if (external === undefined) return CosmosStage.open();
    const field = (name: string) => new RegExp(`${name}=([^;]+)`).exec(external)?.[1] ?? '';
    const account = { endpoint: field('AccountEndpoint'), key: field('AccountKey'), connectionString: external };
    const client = clientOf(account);
    const { database } = await client.databases.create({ id: `conformance-${randomUUID()}` });
    const port = Number(new URL(account.endpoint).port);
    const throttle = () => {
      throw new Error('only the embedded account can be throttled');
    };
    const close = async () => {
      await database.delete();
      client.dispose();
    };
    return new CosmosStage({ ...account, tlsEndpoint: undefined, port, throttle, close }, client, database);
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
    if (this.database.id === 'shop') this.client.dispose();
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
