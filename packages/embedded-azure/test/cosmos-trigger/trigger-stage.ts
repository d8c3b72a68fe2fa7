import { type Container, CosmosClient, type Database } from '@azure/cosmos';
import { type Cosmos, startCosmos } from '../../src/cosmos/start-cosmos.ts';
import { Settings } from '../../src/functions-host/configuration/settings.ts';
import { cosmosTrigger } from '../../src/functions-host/cosmos-trigger/cosmos-trigger.ts';
import type {
  FunctionDefinition,
  FunctionInvoker,
  HostExtension,
  InvocationOptions,
} from '../../src/functions-host/invocation.ts';

export interface Change {
  id: string;
  pk: string;
  n: number;
}

export interface Invocation {
  documents: Change[];
  options: InvocationOptions | undefined;
}

/** An embedded Cosmos DB with a container of several ranges, and hosts that listen to it. */
export class TriggerStage {
  readonly cosmos: Cosmos;
  readonly database: Database;
  readonly feed: Container;
  readonly log: string[] = [];
  readonly client: CosmosClient;
  readonly #hosts = new Set<HostExtension>();

  private constructor(cosmos: Cosmos, client: CosmosClient, database: Database, feed: Container) {
    this.cosmos = cosmos;
    this.client = client;
    this.database = database;
    this.feed = feed;
  }

  static async open(partitions = 4): Promise<TriggerStage> {
    const cosmos = await startCosmos({ stateFile: ':memory:', partitions });
    const client = new CosmosClient({ endpoint: cosmos.endpoint, key: cosmos.key });
    const { database } = await client.databases.create({ id: 'shop' });
    const partitionKey = { paths: ['/pk'], version: 2 };
    const { container } = await database.containers.create({ id: 'changes', partitionKey });
    return new TriggerStage(cosmos, client, database, container);
  }

  /** Starts a host whose function is `handle`. Each invocation is recorded before it runs. */
  async host(
    hostId: string,
    handle: (invocation: Invocation) => unknown,
    binding: Record<string, unknown> = {},
    retryOptions?: Record<string, unknown>,
  ): Promise<{ host: HostExtension; seen: Change[]; invocations: Invocation[]; stop(): Promise<void> }> {
    const invocations: Invocation[] = [];
    const seen: Change[] = [];
    const trigger = {
      ...{ type: 'cosmosDBTrigger', name: 'documents', direction: 'in', connection: 'COSMOS' },
      ...{ databaseName: 'shop', containerName: 'changes', createLeaseContainerIfNotExists: true },
      ...{ startFromBeginning: true, feedPollDelay: 20, leaseAcquireInterval: 50, ...binding },
    };
    const definition: FunctionDefinition = {
      ...{ id: 'f1', name: 'relay', bindings: { documents: trigger }, trigger },
      ...(retryOptions === undefined ? {} : { retryOptions }),
    };
    const invoker: FunctionInvoker = {
      functions: new Map([[definition.name, definition]]),
      async invoke(_, inputs, options) {
        const documents: Change[] = JSON.parse(inputs[0]?.data.string ?? '');
        const invocation = { documents, options };
        invocations.push(invocation);
        await handle(invocation);
        seen.push(...documents);
        return {};
      },
    };
    const host = cosmosTrigger({
      ...{ invoker, functions: [definition], hostId },
      settings: new Settings({ COSMOS: this.cosmos.connectionString }),
      log: (line) => this.log.push(line),
    });
    this.#hosts.add(host);
    await host.start();
    const stop = async () => {
      this.#hosts.delete(host);
      await host.stop(AbortSignal.timeout(10_000));
    };
    return { host, seen, invocations, stop };
  }

  /** Writes `count` changes over `keys` logical partitions. The changes of each partition are numbered by n, starting at `from`. */
  async write(count: number, keys = 10, from = 0): Promise<void> {
    for (let i = 0; i < count; i += 1) {
      const n = from + Math.floor(i / keys);
      const pk = `key-${i % keys}`;
      await this.feed.items.create({ id: `${pk}-${n}`, pk, n });
    }
  }

  async leases(): Promise<{ Owner: string | null; ContinuationToken: string | null }[]> {
    return (await this.database.container('leases').items.query('SELECT * FROM c').fetchAll()).resources;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#hosts].map((host) => host.stop(AbortSignal.timeout(5000))));
    this.client.dispose();
    await this.cosmos.close();
  }
}

/** Whether the changes of each logical partition arrived in the order in which they were made. */
export function isInOrder(seen: Change[]): boolean {
  const last = new Map<string, number>();
  return seen.every(({ pk, n }) => {
    const isNext = n > (last.get(pk) ?? -1);
    last.set(pk, n);
    return isNext;
  });
}
