import { CosmosClient, type CosmosClientOptions } from '@azure/cosmos';
import { createAzureCredential } from '../identity/create-azure-credential.ts';

/** Where Cosmos DB is: locally a connection string, in Azure an endpoint to which the app's identity opens. */
export type CosmosConnection = { connectionString: string } | { endpoint: string; managedIdentityClientId?: string };

/** A partner waits for the answer: the SDK's own limits (a minute per request, half a minute of throttling) are too long. */
const connectionPolicy = { requestTimeout: 10_000, retryOptions: { maxWaitTimeInSeconds: 8 } };

/** @param httpClient replaces the SDK's own HTTP client */
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
