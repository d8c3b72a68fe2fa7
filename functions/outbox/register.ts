import { app, type InvocationContext } from '@azure/functions';
import { runWithLog } from '../../shared/telemetry/log.ts';
import { type RelayPorts, relayOutbox } from './relay-outbox.ts';

/** The change feed of the orders, and its leases. */
export interface OrderChanges {
  connection: string;
  databaseName: string;
  containerName: string;
  leaseContainerName: string;
}

export function registerOutbox(
  ports: RelayPorts & { orderChanges: OrderChanges },
  { pollMs }: { pollMs: number },
): void {
  app.cosmosDB('relay-outbox', {
    ...ports.orderChanges,
    leaseContainerPrefix: 'relay-outbox-',
    startFromBeginning: true,
    feedPollDelay: pollMs,
    // If an instance dies, another one takes over soon. Each renewal costs one write per physical range.
    leaseExpirationInterval: 10_000,
    leaseRenewInterval: 3_000,
    leaseAcquireInterval: 5_000,
    // Without a retry policy, Azure skips a batch whose function threw.
    retry: {
      strategy: 'exponentialBackoff',
      maxRetryCount: -1,
      minimumInterval: { seconds: 1 },
      maximumInterval: { seconds: 30 },
    },
    handler: (documents: unknown[], invocation: InvocationContext) =>
      runWithLog(invocation, {}, () => relayOutbox(documents, ports)),
  });
}
