import { CosmosClient } from '@azure/cosmos';
import { azureCredential } from '../identity/azure-credential.ts';

/** Where Cosmos DB is: locally a connection string, in Azure an endpoint to which the app's identity opens. */
export type CosmosConnection = { connectionString: string } | { endpoint: string; managedIdentityClientId?: string };

/** A partner waits for the answer: the SDK's own patience (a minute a request, half a minute of throttling) is too long. */
const connectionPolicy = { requestTimeout: 10_000, retryOptions: { maxWaitTimeInSeconds: 8 } };

export function connectCosmos(connection: CosmosConnection): CosmosClient {
  if ('connectionString' in connection) return new CosmosClient({ ...connection, connectionPolicy });
  const { endpoint, managedIdentityClientId } = connection;
  return new CosmosClient({ endpoint, aadCredentials: azureCredential(managedIdentityClientId), connectionPolicy });
}
