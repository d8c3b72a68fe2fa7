import type { Container, CosmosClient } from '@azure/cosmos';
import type { ServiceBusClient } from '@azure/service-bus';
import { containers, databaseId } from '../../shared/adapters/cosmos/containers.ts';
import { type CosmosConnection, connectCosmos } from '../../shared/adapters/cosmos/cosmos-client.ts';
import { connectServiceBus, type ServiceBusConnection } from '../../shared/adapters/service-bus/service-bus-client.ts';
import { readStackFile } from '../run-locally/client/stack-file.ts';
import { OpsError } from './command.ts';

interface Connections {
  cosmos: CosmosConnection;
  serviceBus: ServiceBusConnection;
}

/** Where the commands work: each connection is opened when it is first needed. */
export class Azure {
  readonly #connections: () => Connections;
  #cosmos: CosmosClient | undefined;
  #serviceBus: ServiceBusClient | undefined;

  constructor(connections: () => Connections) {
    this.#connections = connections;
  }

  container(name: keyof typeof containers): Container {
    this.#cosmos ??= connectCosmos(this.#connections().cosmos);
    return this.#cosmos.database(databaseId).container(containers[name].id);
  }

  get serviceBus(): ServiceBusClient {
    this.#serviceBus ??= connectServiceBus(this.#connections().serviceBus);
    return this.#serviceBus;
  }

  async close(): Promise<void> {
    this.#cosmos?.dispose();
    await this.#serviceBus?.close();
  }
}

/** The stack that `npm start` runs. */
export function localConnections(directory: string): Connections {
  const { cosmos, serviceBus } = readStackFile(directory);
  return { cosmos: { connectionString: cosmos }, serviceBus: { connectionString: serviceBus } };
}

/** The settings that the app has in Azure; whoever is signed in (`az login`, or an identity) opens them. */
export function connectionsIn(environment: Record<string, string | undefined>): Connections {
  const { COSMOS, COSMOS__accountEndpoint, SERVICE_BUS, SERVICE_BUS__fullyQualifiedNamespace } = environment;
  const identity = environment['AZURE_CLIENT_ID'] ? { managedIdentityClientId: environment['AZURE_CLIENT_ID'] } : {};
  const missing: string[] = [];
  const choose = <T>(identified: T | undefined, secret: T | undefined, names: string): T => {
    const chosen = identified ?? secret;
    if (chosen === undefined) missing.push(names);
    return chosen as T;
  };
  const cosmos = choose<CosmosConnection>(
    COSMOS__accountEndpoint ? { endpoint: COSMOS__accountEndpoint, ...identity } : undefined,
    COSMOS ? { connectionString: COSMOS } : undefined,
    'COSMOS__accountEndpoint',
  );
  const serviceBus = choose<ServiceBusConnection>(
    SERVICE_BUS__fullyQualifiedNamespace
      ? { fullyQualifiedNamespace: SERVICE_BUS__fullyQualifiedNamespace, ...identity }
      : undefined,
    SERVICE_BUS ? { connectionString: SERVICE_BUS } : undefined,
    'SERVICE_BUS__fullyQualifiedNamespace',
  );
  if (missing.length > 0) throw new OpsError(`--azure needs the settings ${missing.join(' and ')} in the environment`);
  return { cosmos, serviceBus };
}
