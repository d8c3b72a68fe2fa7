import { CosmosClient, type CosmosClientOptions } from '@azure/cosmos';
import { createAzureCredential } from '../identity/create-azure-credential.ts';
import { createPooledHttpClient } from './pooled-http-client.ts';

/** How to reach Cosmos DB: locally a connection string, in Azure an endpoint that accepts the app's identity. */
export type CosmosConnection = { connectionString: string } | { endpoint: string; managedIdentityClientId?: string };

/**
 * A partner waits for the answer, and the SDK's defaults are too long: a minute per request, half a minute of
 * throttling.
 */
const connectionPolicy = { requestTimeout: 10_000, retryOptions: { maxWaitTimeInSeconds: 8 } };

/** @param httpClient replaces our own HTTP client, which replaces the SDK's */
export function connectCosmos(
  connection: CosmosConnection,
  httpClient: NonNullable<CosmosClientOptions['httpClient']> = createPooledHttpClient(),
): CosmosClient {
  const options = { connectionPolicy, httpClient };
  if ('connectionString' in connection) {
    return new CosmosClient({ connectionString: connection.connectionString, ...options });
  }
  const { endpoint, managedIdentityClientId } = connection;
  return new CosmosClient({ endpoint, aadCredentials: createAzureCredential(managedIdentityClientId), ...options });
}
