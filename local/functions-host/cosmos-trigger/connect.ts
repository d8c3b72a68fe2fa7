import { CosmosClient } from '@azure/cosmos';
import { HostConfigurationError } from '../invocation.ts';

/** The clients of the accounts that triggers listen to: one for each connection string. */
export class Connections {
  readonly #setting: (name: string) => string | undefined;
  readonly #clients = new Map<string, CosmosClient>();

  constructor(setting: (name: string) => string | undefined) {
    this.#setting = setting;
  }

  /**
   * The client for a connection's name, whose setting is looked up as the WebJobs SDK does.
   *
   * @throws HostConfigurationError when there is no such setting, or one that asks for an identity
   */
  client(name: string, owner: string): CosmosClient {
    const connectionString = this.#connectionString(name, owner);
    let client = this.#clients.get(connectionString);
    if (client === undefined) {
      client = connect(connectionString, `${owner}: the connection "${name}"`);
      this.#clients.set(connectionString, client);
    }
    return client;
  }

  close(): void {
    for (const client of this.#clients.values()) client.dispose();
    this.#clients.clear();
  }

  #connectionString(name: string, owner: string): string {
    for (const candidate of [`AzureWebJobs${name}`, name]) {
      const value = this.#setting(candidate);
      if (value !== undefined && value !== '') return value;
      if (this.#setting(`${candidate}__accountEndpoint`) !== undefined) {
        throw new HostConfigurationError(
          `${owner}: ${candidate}__accountEndpoint asks for an identity-based connection, which is not supported locally; set ${name} to a connection string`,
        );
      }
    }
    throw new HostConfigurationError(`${owner}: the connection setting "${name}" is missing or empty`);
  }
}

function connect(connectionString: string, what: string): CosmosClient {
  const parts = new Map<string, string>();
  for (const part of connectionString.split(';')) {
    const equals = part.indexOf('=');
    if (equals > 0) parts.set(part.slice(0, equals).trim().toLowerCase(), part.slice(equals + 1).trim());
  }
  const endpoint = parts.get('accountendpoint');
  const key = parts.get('accountkey');
  if (endpoint === undefined || key === undefined) {
    throw new HostConfigurationError(`${what} is no connection string: AccountEndpoint or AccountKey is missing`);
  }
  return new CosmosClient({ endpoint, key, connectionPolicy: { enableBackgroundEndpointRefreshing: false } });
}
