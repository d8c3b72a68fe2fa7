import { app, type InvocationContext } from '@azure/functions';
import { runWithLog } from '../../shared/telemetry/log.ts';
import { type ChangeFeed, changeFeedTrigger } from '../change-feed-trigger.ts';
import { type RelayPorts, relayOutbox } from './relay-outbox.ts';

export function registerOutbox(ports: RelayPorts & { orderChanges: ChangeFeed }, { pollMs }: { pollMs: number }): void {
  app.cosmosDB('relay-outbox', {
    ...changeFeedTrigger('relay-outbox', ports.orderChanges, { pollMs }),
    handler: (documents: unknown[], invocation: InvocationContext) =>
      runWithLog(invocation, {}, () => relayOutbox(documents, ports)),
  });
}
