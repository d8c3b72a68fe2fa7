import { CosmosClient, type CosmosClientOptions } from '@azure/cosmos';
import type { Settings } from '../configuration/settings.ts';
import { HostConfigurationError } from '../invocation.ts';
import { credentialOf } from './credential.ts';
import { type Connection, readConnection } from './read-connection.ts';

/** The clients of the accounts in bindings. Bindings with the same connection share a client. */
export class CosmosClients {
  readonly #settings: Settings;
  readonly #clients = new Map<string, CosmosClient>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /**
   * @param connection the binding's connection; the default is `CosmosDB`
   * @param owner what the binding belongs to, for the error
   * @throws HostConfigurationError if the setting is missing or not a connection
   */
  client(connection: unknown, owner: string): CosmosClient {
    const name = typeof connection === 'string' && connection !== '' ? connection : 'CosmosDB';
    const known = this.#clients.get(name);
    if (known) return known;
    const options = accountOf(readConnection(this.#settings, name, 'accountEndpoint', owner));
    const client = new CosmosClient({ ...options, connectionPolicy: { enableBackgroundEndpointRefreshing: false } });
    this.#clients.set(name, client);
    return client;
  }

  close(): void {
    for (const client of this.#clients.values()) client.dispose();
    this.#clients.clear();
  }
}

function accountOf(connection: Connection): CosmosClientOptions {
  if (connection.kind === 'string') return parse(connection.text, connection.what);
  const { endpoint, identity, what } = connection;
  if (!URL.canParse(endpoint)) throw new HostConfigurationError(`${what}: accountEndpoint "${endpoint}" is no URL`);
  return { endpoint, aadCredentials: credentialOf(identity, what) };
}

function parse(connectionString: string, what: string): CosmosClientOptions {
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
  return { endpoint, key };
}
