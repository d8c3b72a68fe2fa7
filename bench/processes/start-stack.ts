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

/** Settings that leave orders in their first status: no outbox is relayed, so no saga starts. */
export const ordersAlone = {
  'AzureWebJobs.relay-outbox.Disabled': 'true',
  'AzureWebJobs.start-order-saga.Disabled': 'true',
  'AzureWebJobs.project-daily-report.Disabled': 'true',
  'AzureWebJobs.sell-reservations.Disabled': 'true',
  'AzureWebJobs.report-low-stock.Disabled': 'true',
  'AzureWebJobs.watch-stock.Disabled': 'true',
  'AzureWebJobs.screen-order.Disabled': 'true',
};
