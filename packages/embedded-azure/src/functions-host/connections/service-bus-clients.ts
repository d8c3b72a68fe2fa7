import { RetryMode, ServiceBusClient, type ServiceBusClientOptions } from '@azure/service-bus';
import type { Settings } from '../configuration/settings.ts';
import { HostConfigurationError } from '../invocation.ts';
import { textOfFault } from '../text-of-fault.ts';
import { credentialOf } from './credential.ts';
import { type Connection, readConnection } from './read-connection.ts';

/**
 * Reconnects to a restarted broker within seconds; the client's default is half a minute. The client does not notice that
 * the connection of a settlement or a message is gone, and waits for the answer as long as `timeoutInMs` says: a minute by default.
 */
const retryOptions = { mode: RetryMode.Exponential, retryDelayInMs: 250, maxRetryDelayInMs: 5000, timeoutInMs: 10_000 };

/** The clients of the namespaces in bindings. Functions with the same connection share an AMQP connection. */
export class ServiceBusClients {
  readonly #settings: Settings;
  readonly #clients = new Map<string, ServiceBusClient>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /**
   * @param connection what the binding says; `ServiceBus` if it says nothing
   * @param owner what the binding belongs to, for the error
   * @throws HostConfigurationError when the setting is missing or no connection
   */
  client(connection: unknown, owner: string): ServiceBusClient {
    const name = typeof connection === 'string' && connection !== '' ? connection : 'ServiceBus';
    const known = this.#clients.get(name);
    if (known) return known;
    const client = connect(readConnection(this.#settings, name, 'fullyQualifiedNamespace', owner));
    this.#clients.set(name, client);
    return client;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#clients.values()].map((client) => client.close()));
  }
}

function connect(connection: Connection): ServiceBusClient {
  const { what } = connection;
  if (connection.kind === 'identity') {
    const { host, options } = namespaceOf(connection.endpoint, what);
    return new ServiceBusClient(host, credentialOf(connection.identity, what), options);
  }
  try {
    return new ServiceBusClient(connection.text, { retryOptions: { ...retryOptions } });
  } catch (error) {
    const fault = textOfFault(error);
    throw new HostConfigurationError(`${what} is no connection string: ${fault}`, { cause: error });
  }
}

/** A namespace in Azure is only a host name. One on the developer's machine may have a port. */
function namespaceOf(namespace: string, what: string): { host: string; options: ServiceBusClientOptions } {
  const [, host, port] = /^([a-z0-9][a-z0-9.-]*)(?::(\d{1,5}))?$/i.exec(namespace) ?? [];
  if (host === undefined || (port !== undefined && !isLoopback(host))) {
    throw new HostConfigurationError(`${what}: fullyQualifiedNamespace "${namespace}" is no host name`);
  }
  const address = port === undefined ? {} : { customEndpointAddress: `sb://${host}:${port}` };
  return { host, options: { retryOptions: { ...retryOptions }, ...address } };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1';
}
