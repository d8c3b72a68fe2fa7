import { app, type InvocationContext } from '@azure/functions';
import { runWithLog } from '../../shared/telemetry/log.ts';
import { type ChangeFeed, changeFeedTrigger } from '../change-feed-trigger.ts';
import { type StockWatchPorts, watchStock } from './watch-stock.ts';

export function registerStockWatch(
  ports: StockWatchPorts & { catalogueChanges: ChangeFeed },
  { pollMs }: { pollMs: number },
): void {
  app.cosmosDB('watch-stock', {
    ...changeFeedTrigger('watch-stock', ports.catalogueChanges, { pollMs }),
    // Nobody waits for these events: few and large batches cost less than early ones, and leases last as long as Azure's
    // own, because each renewal costs a write.
    maxItemsPerInvocation: 1_000,
    ...{ leaseExpirationInterval: 60_000, leaseRenewInterval: 17_000, leaseAcquireInterval: 13_000 },
    handler: (documents: unknown[], invocation: InvocationContext) =>
      runWithLog(invocation, {}, () => watchStock(documents, ports)),
  });
}
