import { app, type InvocationContext } from '@azure/functions';
import { runWithLog } from '../../shared/telemetry/log.ts';
import { type ChangeFeed, changeFeedTrigger } from '../change-feed-trigger.ts';
import { type CountingPorts, countReports } from './count-reports.ts';

/** Each batch writes the report of each partner in it once: few and large batches are cheap. Reports are this late. */
const POLLS_OF_THE_OUTBOX = 50;

export function registerReports(
  ports: CountingPorts & { feedChanges: ChangeFeed },
  { pollMs }: { pollMs: number },
): void {
  app.cosmosDB('count-reports', {
    ...changeFeedTrigger('count-reports', ports.feedChanges, { pollMs: POLLS_OF_THE_OUTBOX * pollMs }),
    maxItemsPerInvocation: 1_000,
    // Azure's own: each renewal costs a write, and a report may be late for once.
    ...{ leaseExpirationInterval: 60_000, leaseRenewInterval: 17_000, leaseAcquireInterval: 13_000 },
    handler: (documents: unknown[], invocation: InvocationContext) =>
      runWithLog(invocation, {}, () => countReports(documents, ports)),
  });
}
