import { RetryMode, ServiceBusClient } from '@azure/service-bus';
import type { Settings } from '../configuration/settings.ts';
import { HostConfigurationError } from '../invocation.ts';

/** A broker that was restarted is found again within seconds; the client's own default is half a minute. */
const retryOptions = { mode: RetryMode.Exponential, retryDelayInMs: 250, maxRetryDelayInMs: 5000 };

/** The clients of the namespaces that bindings name: functions of one namespace share a connection. */
export class ServiceBusClients {
  readonly #settings: Settings;
  readonly #clients = new Map<string, ServiceBusClient>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /**
   * @param connection what the binding says; `ServiceBus` if it says nothing
   * @param owner what the binding belongs to, for the error
   * @throws HostConfigurationError when the setting is missing or no connection string
   */
  client(connection: unknown, owner: string): ServiceBusClient {
    const setting = typeof connection === 'string' && connection !== '' ? connection : 'ServiceBus';
    const connectionString = this.#settings.connection(setting, owner);
    const known = this.#clients.get(connectionString);
    if (known) return known;
    const client = connect(connectionString, `${owner}: the connection "${setting}"`);
    this.#clients.set(connectionString, client);
    return client;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#clients.values()].map((client) => client.close()));
  }
}

function connect(connectionString: string, what: string): ServiceBusClient {
  try {
    return new ServiceBusClient(connectionString, { retryOptions: { ...retryOptions } });
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    throw new HostConfigurationError(`${what} is no connection string: ${fault}`, { cause: error });
  }
}
