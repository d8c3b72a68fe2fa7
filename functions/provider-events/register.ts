import { app, type InvocationContext } from '@azure/functions';
import { runWithLog } from '../../shared/telemetry/log.ts';
import { type ChangeFeed, changeFeedTrigger } from '../change-feed-trigger.ts';
import { type EventRelayPorts, relayProviderEvents } from './relay-provider-events.ts';

export function registerProviderEvents(
  ports: EventRelayPorts & { providerEventChanges: ChangeFeed },
  { pollMs }: { pollMs: number },
): void {
  app.cosmosDB('relay-provider-events', {
    ...changeFeedTrigger('relay-provider-events', ports.providerEventChanges, { pollMs }),
    handler: (documents: unknown[], invocation: InvocationContext) =>
      runWithLog(invocation, {}, () => relayProviderEvents(documents, ports)),
  });
}
