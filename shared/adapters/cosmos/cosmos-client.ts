import { CosmosClient } from '@azure/cosmos';
import { azureCredential } from '../identity/azure-credential.ts';

/** Where Cosmos DB is: locally a connection string, in Azure an endpoint to which the app's identity opens. */
export type CosmosConnection = { connectionString: string } | { endpoint: string; managedIdentityClientId?: string };

export function connectCosmos(connection: CosmosConnection): CosmosClient {
  if ('connectionString' in connection) return new CosmosClient(connection.connectionString);
  const { endpoint, managedIdentityClientId } = connection;
  return new CosmosClient({ endpoint, aadCredentials: azureCredential(managedIdentityClientId) });
}
