import { join } from 'node:path';
import type { StackReady } from '../stack-process.ts';
import { ForkedProgram } from './forked-program.ts';
import type { Watched } from './process-usage.ts';

export interface RunningStack extends StackReady {
  host: Watched;
  emulators: Watched;
  /** Emulators, host and Azurite together. */
  whole: Watched;
  stop(): Promise<void>;
}

/**
 * Starts the embedded Azure and the app.
 *
 * @param settings different settings of the app
 * @param execArgv flags of Node, for emulators and host
 */
export async function startStack(
  settings: Record<string, string> = {},
  execArgv: string[] = [],
): Promise<RunningStack> {
  const file = join(import.meta.dirname, '..', 'stack-process.ts');
  const program = await ForkedProgram.start<StackReady>(file, { args: [JSON.stringify(settings)], execArgv });
  return {
    ...program.ready,
    host: { pid: program.ready.hostPid, scope: 'alone' },
    emulators: { pid: program.pid, scope: 'alone' },
    whole: { pid: program.pid, scope: 'tree' },
    stop: () => program.stop(),
  };
}

/** Settings that leave orders in their first status: nobody reads what they write, so no saga starts. */
export const ordersAlone = {
  'AzureWebJobs.relay-outbox.Disabled': 'true',
  'AzureWebJobs.append-feed.Disabled': 'true',
  'AzureWebJobs.notify-webhooks.Disabled': 'true',
  'AzureWebJobs.start-order-saga.Disabled': 'true',
  'AzureWebJobs.count-reports.Disabled': 'true',
  'AzureWebJobs.sell-reservations.Disabled': 'true',
  'AzureWebJobs.report-low-stock.Disabled': 'true',
  'AzureWebJobs.watch-stock.Disabled': 'true',
  'AzureWebJobs.screen-order.Disabled': 'true',
  // No peer has a limit.
  HTTP_MOST_REQUESTS: '10000',
};

/** Settings with which the app answers requests and does nothing else: no timer and no reader of a change feed disturbs. */
export const onlyRequests = {
  ...ordersAlone,
  'AzureWebJobs.start-jobs.Disabled': 'true',
  'AzureWebJobs.relay-provider-events.Disabled': 'true',
  'AzureWebJobs.find-lost-orders.Disabled': 'true',
  'AzureWebJobs.migrate-orders.Disabled': 'true',
  'AzureWebJobs.release-orphaned-stock.Disabled': 'true',
  'AzureWebJobs.reconcile-books.Disabled': 'true',
  'AzureWebJobs.watch-holds.Disabled': 'true',
};

/** As `ordersAlone`, but their events come to the feed, and from there to webhooks and streams. */
export const eventsAlone = {
  ...ordersAlone,
  'AzureWebJobs.append-feed.Disabled': 'false',
  'AzureWebJobs.notify-webhooks.Disabled': 'false',
};
