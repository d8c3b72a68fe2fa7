import { app, type InvocationContext } from '@azure/functions';
import { runWithLog } from '../../shared/telemetry/log.ts';
import { type ChangeFeed, changeFeedTrigger } from '../change-feed-trigger.ts';
import { type AppendPorts, appendFeed } from './append-feed.ts';

export function registerEventFeed(
  ports: AppendPorts & { orderChanges: ChangeFeed },
  { pollMs }: { pollMs: number },
): void {
  app.cosmosDB('append-feed', {
    ...changeFeedTrigger('append-feed', ports.orderChanges, { pollMs }),
    handler: (documents: unknown[], invocation: InvocationContext) =>
      runWithLog(invocation, {}, () => appendFeed(documents, ports)),
  });
}
