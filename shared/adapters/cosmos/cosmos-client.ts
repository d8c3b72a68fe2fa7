import { CosmosClient, type CosmosClientOptions } from '@azure/cosmos';
import { createAzureCredential } from '../identity/create-azure-credential.ts';

/** Where Cosmos DB is: locally a connection string, in Azure an endpoint to which the app's identity opens. */
export type CosmosConnection = { connectionString: string } | { endpoint: string; managedIdentityClientId?: string };

/** A partner waits for the answer: the SDK's own patience (a minute a request, half a minute of throttling) is too long. */
const connectionPolicy = { requestTimeout: 10_000, retryOptions: { maxWaitTimeInSeconds: 8 } };

/** @param httpClient what the SDK sends its requests with, unless its own */
export function connectCosmos(
  connection: CosmosConnection,
  httpClient?: NonNullable<CosmosClientOptions['httpClient']>,
): CosmosClient {
  const options = { connectionPolicy, ...(httpClient ? { httpClient } : {}) };
  if ('connectionString' in connection) {
    return new CosmosClient({ connectionString: connection.connectionString, ...options });
  }
  const { endpoint, managedIdentityClientId } = connection;
  return new CosmosClient({ endpoint, aadCredentials: createAzureCredential(managedIdentityClientId), ...options });
}
