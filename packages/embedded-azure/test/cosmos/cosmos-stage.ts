import { randomUUID } from 'node:crypto';
import { type ContainerDefinition, CosmosClient, type Database, ErrorResponse, PartitionKeyKind } from '@azure/cosmos';
import { type Cosmos, type CosmosOptions, startCosmos } from '../../src/cosmos/start-cosmos.ts';
import { embeddedOnly } from '../embedded-only.ts';

/** The connection string of an account that the specs use instead of an embedded one. */
const { COSMOS_CONFORMANCE: external } = process.env;

/** For specs that read the state of our own process, or that need their own account. */
export const onlyEmbedded = embeddedOnly(external);

/** The numbers of physical ranges to test. Another account decides this by itself. */
export const RANGES = external === undefined ? [1, 4] : [1];

/** What a spec can use with any account. Everything else needs an embedded one. */
export type StageOptions = Pick<Partial<CosmosOptions>, 'partitions' | 'enforceThroughput'>;

/** An account with a database, and the official client. */
export class CosmosStage {
  readonly endpoint: string;
  readonly key: string;
  readonly connectionString: string;
  readonly client: CosmosClient;
  readonly database: Database;
  readonly #cosmos: Cosmos | undefined;
  readonly #databases: string[] = [];
  #containers = 0;

  private constructor(account: Account, client: CosmosClient, database: Database, cosmos?: Cosmos) {
    this.endpoint = account.endpoint;
    this.key = account.key;
    this.connectionString = account.connectionString;
    this.client = client;
    this.database = database;
    this.#cosmos = cosmos;
  }

  /** An embedded account, or the account in COSMOS_CONFORMANCE, with a new database. */
  static async open(options: StageOptions = {}): Promise<CosmosStage> {
    if (external === undefined) return CosmosStage.openEmbedded(options);
    const field = (name: string) => new RegExp(`${name}=([^;]+)`).exec(external)?.[1] ?? '';
    const account = { endpoint: field('AccountEndpoint'), key: field('AccountKey'), connectionString: external };
    const client = patientClientOf(account);
    const { database } = await client.databases.create({ id: `conformance-${randomUUID()}` });
    return new CosmosStage(account, client, database);
  }

  /** An embedded account, for specs that need one. */
  static async openEmbedded(options: Partial<CosmosOptions> = {}): Promise<CosmosStage> {
    if (external !== undefined) throw new Error('this spec is only for the embedded account: declare it so');
    const cosmos = await startCosmos({ stateFile: ':memory:', ...options });
    const client = clientOf(cosmos);
    const { database } = await client.databases.createIfNotExists({ id: 'shop' });
    return new CosmosStage(cosmos, client, database, cosmos);
  }

  /** The embedded account itself. */
  get cosmos(): Cosmos {
    if (this.#cosmos === undefined) throw new Error('this spec is only for the embedded account: declare it so');
    return this.#cosmos;
  }

  /** A new container; its partition key is `/pk` by default. */
  async container(definition: Partial<ContainerDefinition> = {}) {
    this.#containers += 1;
    const partitionKey = { paths: ['/pk'], version: 2 };
    const { container } = await this.database.containers.create({
      ...{ id: `container-${this.#containers}`, partitionKey },
      ...definition,
    });
    return container;
  }

  /** A name for another database, which is deleted when the stage closes. */
  databaseName(id: string): string {
    const name = external === undefined ? id : `${this.database.id}-${id}`;
    this.#databases.push(name);
    return name;
  }

  async close(): Promise<void> {
    if (this.#cosmos === undefined) {
      for (const id of this.#databases) await this.client.database(id).delete().catch(ignoreMissing);
      await this.database.delete();
    }
    this.client.dispose();
    await this.#cosmos?.close();
  }
}

type Account = Pick<Cosmos, 'endpoint' | 'key' | 'connectionString'>;

function ignoreMissing(error: unknown): void {
  if (!(error instanceof ErrorResponse && error.code === 404)) throw error;
}

/** A client without retries, so that tests see the refusal. */
export function clientOf({ endpoint, key }: Pick<Cosmos, 'endpoint' | 'key'>): CosmosClient {
  const retryOptions = { maxRetryAttemptCount: 0, fixedRetryIntervalInMilliseconds: 0, maxWaitTimeInSeconds: 1 };
  return new CosmosClient({
    ...{ endpoint, key },
    connectionPolicy: { retryOptions, enableBackgroundEndpointRefreshing: false },
  });
}

/** A client that waits when an account that costs money has used up its throughput. */
function patientClientOf({ endpoint, key }: Pick<Cosmos, 'endpoint' | 'key'>): CosmosClient {
  return new CosmosClient({ endpoint, key, connectionPolicy: { enableBackgroundEndpointRefreshing: false } });
}

/** The refusal of an operation: its status, sub-status and message. */
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
