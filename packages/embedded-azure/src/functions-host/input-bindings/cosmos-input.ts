import { type Container, type CosmosClient, ErrorResponse, type SqlParameter } from '@azure/cosmos';
import type { CosmosClients } from '../connections/cosmos-clients.ts';
import { type Binding, HostConfigurationError } from '../invocation.ts';
import { textOfFault } from '../text-of-fault.ts';
import { type BindingData, type BindingExpression, parseBindingExpression } from './binding-expression.ts';
import type { InputBinding } from './input-binding.ts';

interface Source {
  databaseName: BindingExpression;
  containerName: BindingExpression;
  id: BindingExpression | undefined;
  partitionKey: BindingExpression | undefined;
  sqlQuery: BindingExpression | undefined;
}

/** Names of the extension before version 4. */
const oldNames = ['connectionStringSetting', 'collectionName'];

/**
 * Reads one document by its id, or the result of a query (without one, everything), like CosmosDBItemValueBinder and
 * CosmosDBEnumerableBuilder of azure-webjobs-sdk-extensions. There a partition key is one text, so a document with a
 * hierarchical key can't be read by its id. A query within its first level works with the .NET client but not with the
 * JavaScript one: Cosmos DB refuses it here.
 *
 * @param owner what the binding belongs to, for errors
 * @throws HostConfigurationError naming what is missing or not supported
 */
export function cosmosInput(binding: Binding, clients: CosmosClients, owner: string): InputBinding {
  const source = readSource(binding, owner);
  const client = clients.client(binding['connection'], owner);
  const { id } = source;
  return {
    async read(data) {
      const container = containerOf(client, source, data);
      const partitionKey = source.partitionKey?.fill(data);
      const found = id
        ? await readDocument(container, id.fill(data), partitionKey)
        : await query(container, source.sqlQuery, partitionKey, data);
      return found === undefined ? {} : { json: JSON.stringify(found) };
    },
  };
}

function readSource(binding: Binding, owner: string): Source {
  const old = oldNames.find((name) => binding[name] !== undefined);
  if (old) throw new HostConfigurationError(`${owner}: "${old}" of extension 3 is not supported, only version 4 is`);
  const databaseName = expressionIn(binding, 'databaseName', owner);
  const containerName = expressionIn(binding, 'containerName', owner);
  if (!databaseName || !containerName) {
    throw new HostConfigurationError(`${owner}: a cosmosDB input needs a "databaseName" and a "containerName"`);
  }
  const id = expressionIn(binding, 'id', owner);
  const sqlQuery = expressionIn(binding, 'sqlQuery', owner);
  if (id && sqlQuery)
    throw new HostConfigurationError(`${owner}: a cosmosDB input has an "id" or a "sqlQuery", not both`);
  // The parameter of a query must be a single name: `@query.id` would not be one.
  if (/\{[^{}]*\.[^{}]*\}/.test(String(binding['sqlQuery'] ?? ''))) {
    throw new HostConfigurationError(`${owner}: a binding expression in "sqlQuery" can't have members`);
  }
  return { databaseName, containerName, id, sqlQuery, partitionKey: expressionIn(binding, 'partitionKey', owner) };
}

function expressionIn(binding: Binding, property: string, owner: string): BindingExpression | undefined {
  const value = binding[property];
  if (typeof value !== 'string' || value === '') return undefined;
  try {
    return parseBindingExpression(value);
  } catch (error) {
    const fault = textOfFault(error);
    throw new HostConfigurationError(`${owner}: "${property}" of a cosmosDB input: ${fault}`, { cause: error });
  }
}

function containerOf(client: CosmosClient, source: Source, data: BindingData): Container {
  return client.database(source.databaseName.fill(data)).container(source.containerName.fill(data));
}

/** @returns undefined also when the container is missing: the extension ignores every "not found" */
async function readDocument(container: Container, id: string, partitionKey: string | undefined): Promise<unknown> {
  try {
    const { resource } = await container.item(id, partitionKey).read();
    return resource;
  } catch (error) {
    if (error instanceof ErrorResponse && error.code === 404) return undefined;
    throw error;
  }
}

/** Each binding expression becomes a parameter of the query, so that no value can act as SQL. */
async function query(
  container: Container,
  sqlQuery: BindingExpression | undefined,
  partitionKey: string | undefined,
  data: BindingData,
): Promise<unknown[]> {
  const parameters = (sqlQuery?.names ?? []).map((name) => parameterOf(name, data));
  const text = sqlQuery?.replaceNames((name) => `@${name}`) ?? 'SELECT * FROM c';
  const options = partitionKey === undefined ? {} : { partitionKey };
  const { resources } = await container.items.query({ query: text, parameters }, options).fetchAll();
  return resources;
}

function parameterOf(name: string, data: BindingData): SqlParameter {
  const value = data.get(name);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return { name: `@${name}`, value };
  }
  if (value === undefined || value === null) throw new Error(`No value for named parameter '${name}'.`);
  return { name: `@${name}`, value: JSON.parse(JSON.stringify(value)) };
}
