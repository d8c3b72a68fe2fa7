import { type CosmosClient, ErrorResponse, type JSONObject, PartitionKeyKind } from '@azure/cosmos';
import type { CosmosClients } from '../connections/cosmos-clients.ts';
import { type Binding, HostConfigurationError } from '../invocation.ts';
import { nameIn, type OutputBinding } from './output-binding.ts';

interface Target {
  databaseName: string;
  containerName: string;
  createIfNotExists: boolean;
  partitionKey: string | undefined;
}

/** Names of the extension before version 4. */
const oldNames = ['connectionStringSetting', 'collectionName'];

/**
 * Upserts each value as one document, after CosmosDBAsyncCollector of azure-webjobs-sdk-extensions.
 *
 * @param owner what the binding belongs to, for errors
 * @throws HostConfigurationError naming what is missing or not supported
 */
export function cosmosOutput(binding: Binding, clients: CosmosClients, owner: string): OutputBinding {
  const target = readTarget(binding, owner);
  const client = clients.client(binding['connection'], owner);
  return {
    async write(values) {
      for (const value of values) await upsert(client, target, value);
    },
  };
}

function readTarget(binding: Binding, owner: string): Target {
  const old = oldNames.find((name) => binding[name] !== undefined);
  if (old) throw new HostConfigurationError(`${owner}: "${old}" of extension 3 is not supported, only version 4 is`);
  const databaseName = nameIn(binding, 'databaseName', owner);
  const containerName = nameIn(binding, 'containerName', owner);
  if (databaseName === undefined || containerName === undefined) {
    throw new HostConfigurationError(`${owner}: a cosmosDB output needs a "databaseName" and a "containerName"`);
  }
  const createIfNotExists = binding['createIfNotExists'] === true;
  const partitionKey = nameIn(binding, 'partitionKey', owner);
  if (createIfNotExists && partitionKey === undefined) {
    throw new HostConfigurationError(
      `${owner}: "createIfNotExists" needs a "partitionKey", the path of the container's`,
    );
  }
  return { databaseName, containerName, createIfNotExists, partitionKey };
}

async function upsert(client: CosmosClient, target: Target, value: unknown): Promise<void> {
  const document = asDocument(value);
  try {
    await write(client, target, document);
  } catch (error) {
    if (!(error instanceof ErrorResponse) || error.code !== 404) throw error;
    const { databaseName, containerName } = target;
    if (!target.createIfNotExists) {
      const fault = `The container '${containerName}' (in database '${databaseName}') does not exist. To automatically create the container, set 'CreateIfNotExists' to 'true'.`;
      throw new Error(fault, { cause: error });
    }
    await createContainer(client, target);
    await write(client, target, document);
  }
}

/** Like the .NET client, and unlike the JavaScript one, it generates no id: a document without one is refused. */
async function write(client: CosmosClient, { databaseName, containerName }: Target, document: JSONObject) {
  const { items } = client.database(databaseName).container(containerName);
  await items.upsert(document, { disableAutomaticIdGeneration: true });
}

async function createContainer(client: CosmosClient, { databaseName, containerName, partitionKey = '' }: Target) {
  const { database } = await client.databases.createIfNotExists({ id: databaseName });
  const definition = { paths: [partitionKey], kind: PartitionKeyKind.Hash, version: 2 };
  await database.containers.createIfNotExists({ id: containerName, partitionKey: definition });
}

function asDocument(value: unknown): JSONObject {
  if (isObject(value)) return value;
  throw new TypeError('a cosmosDB output takes objects, but got something else');
}

function isObject(value: unknown): value is JSONObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}
