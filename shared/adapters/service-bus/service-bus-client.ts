import { ServiceBusClient, type ServiceBusClientOptions } from '@azure/service-bus';
import { createAzureCredential } from '../identity/create-azure-credential.ts';

/** How to reach Service Bus: locally a connection string, in Azure a namespace that accepts the app's identity. */
export type ServiceBusConnection =
  | { connectionString: string }
  | { fullyQualifiedNamespace: string; managedIdentityClientId?: string };

/**
 * Deliberately short. The trigger retries the sender with growing delays, so the sender must not sleep for the SDK's
 * default of half a minute while the outage is already over.
 */
const options: ServiceBusClientOptions = {
  retryOptions: { maxRetries: 2, retryDelayInMs: 200, maxRetryDelayInMs: 1_000, timeoutInMs: 10_000 },
};

export function connectServiceBus(connection: ServiceBusConnection): ServiceBusClient {
  if ('connectionString' in connection) return new ServiceBusClient(connection.connectionString, options);
  const { fullyQualifiedNamespace, managedIdentityClientId } = connection;
  // A namespace's name has no port, but the endpoint of a local one has.
  const [host = '', port] = fullyQualifiedNamespace.split(':');
  const endpoint = port === undefined ? {} : { customEndpointAddress: `sb://${fullyQualifiedNamespace}` };
  return new ServiceBusClient(host, createAzureCredential(managedIdentityClientId), { ...options, ...endpoint });
}
