import { ServiceBusClient } from '@azure/service-bus';
import { azureCredential } from '../identity/azure-credential.ts';

/** Where Service Bus is: locally a connection string, in Azure a namespace to which the app's identity opens. */
export type ServiceBusConnection =
  | { connectionString: string }
  | { fullyQualifiedNamespace: string; managedIdentityClientId?: string };

export function connectServiceBus(connection: ServiceBusConnection): ServiceBusClient {
  if ('connectionString' in connection) return new ServiceBusClient(connection.connectionString);
  const { fullyQualifiedNamespace, managedIdentityClientId } = connection;
  return new ServiceBusClient(fullyQualifiedNamespace, azureCredential(managedIdentityClientId));
}
