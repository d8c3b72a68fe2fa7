import { ServiceBusClient, type ServiceBusClientOptions } from '@azure/service-bus';
import { createAzureCredential } from '../identity/create-azure-credential.ts';

/** Where Service Bus is: locally a connection string, in Azure a namespace to which the app's identity opens. */
export type ServiceBusConnection =
  | { connectionString: string }
  | { fullyQualifiedNamespace: string; managedIdentityClientId?: string };

/**
 * Short on purpose: the trigger retries the sender with growing delays, and the sender must not sleep through the end of an
 * outage in the SDK's default of half a minute between its attempts.
 */
const options: ServiceBusClientOptions = {
  retryOptions: { maxRetries: 2, retryDelayInMs: 200, maxRetryDelayInMs: 1_000, timeoutInMs: 10_000 },
};

export function connectServiceBus(connection: ServiceBusConnection): ServiceBusClient {
  if ('connectionString' in connection) return new ServiceBusClient(connection.connectionString, options);
  const { fullyQualifiedNamespace, managedIdentityClientId } = connection;
  // A port is not part of a namespace's name, but of an endpoint's before it.
  const [host = '', port] = fullyQualifiedNamespace.split(':');
  const endpoint = port === undefined ? {} : { customEndpointAddress: `sb://${fullyQualifiedNamespace}` };
  return new ServiceBusClient(host, createAzureCredential(managedIdentityClientId), { ...options, ...endpoint });
}
