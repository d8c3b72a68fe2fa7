import { app, type InvocationContext } from '@azure/functions';
import { runWithLog } from '../../shared/telemetry/log.ts';
import { type ChangeFeed, changeFeedTrigger } from '../change-feed-trigger.ts';
import { type AppendPorts, appendFeed } from './append-feed.ts';

/** Partners page through the feed. Each look costs a request unit, and each append changes a head: fewer are cheaper. */
const POLLS_OF_THE_OUTBOX = 5;

export function registerEventFeed(
  ports: AppendPorts & { orderChanges: ChangeFeed },
  { pollMs }: { pollMs: number },
): void {
  app.cosmosDB('append-feed', {
    ...changeFeedTrigger('append-feed', ports.orderChanges, { pollMs: POLLS_OF_THE_OUTBOX * pollMs }),
    handler: (documents: unknown[], invocation: InvocationContext) =>
      runWithLog(invocation, {}, () => appendFeed(documents, ports)),
  });
}
