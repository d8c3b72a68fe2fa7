import type { Settings } from '../configuration/settings.ts';
import { CosmosClients } from '../connections/cosmos-clients.ts';
import type { FunctionDefinition, FunctionInvoker, HostExtension } from '../invocation.ts';
import { beforeDeadline } from '../stop-deadline.ts';
import { ChangeFeedListener } from './change-feed-listener.ts';
import { readTriggerSettings } from './trigger-settings.ts';

export interface CosmosTriggerOptions {
  invoker: FunctionInvoker;
  functions: FunctionDefinition[];
  settings: Settings;
  log(line: string): void;
  /** The same after a restart of the same host. */
  hostId: string;
}

/**
 * Serves Cosmos DB triggers with the official client: the change feed of a container, in the order of changes for each
 * logical partition.
 *
 * @throws HostConfigurationError naming the function and the fault
 */
export function cosmosTrigger({
  invoker,
  functions,
  settings: appSettings,
  log,
  hostId,
}: CosmosTriggerOptions): HostExtension {
  const clients = new CosmosClients(appSettings);
  const listeners = functions
    .filter(({ trigger }) => trigger.type.toLowerCase() === 'cosmosdbtrigger')
    .map((definition) => {
      const settings = readTriggerSettings(definition);
      const { connection, leaseConnection = connection, databaseName } = settings;
      const owner = `function "${definition.name}"`;
      return new ChangeFeedListener({
        ...{ invoker, definition, settings, log },
        monitored: clients.client(connection, owner).database(databaseName).container(settings.containerName),
        leaseDatabase: clients.client(leaseConnection, owner).database(settings.leaseDatabaseName ?? databaseName),
        // Two functions that share their leases compete for them, as two hosts do.
        owner: `${hostId}/${definition.name}`,
      });
    });
  return {
    async start() {
      await Promise.all(listeners.map((listener) => listener.start()));
    },
    async stop(deadline) {
      await beforeDeadline(Promise.all(listeners.map((listener) => listener.stop())), deadline);
      clients.close();
    },
  };
}
