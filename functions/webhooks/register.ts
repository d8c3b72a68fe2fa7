import { app, type InvocationContext } from '@azure/functions';
import { SERVICE_BUS_CONNECTION } from '../../shared/config.ts';
import { WebhookNudge } from '../../shared/domain/webhook-nudge.ts';
import type { ReadFeed } from '../../shared/ports/event-feed.ts';
import { runWithLog } from '../../shared/telemetry/log.ts';
import { webhookQueue } from '../../shared/topic.ts';
import { consume } from '../bus/consume.ts';
import type { ConsumerPorts } from '../bus/consumer.ts';
import { type ChangeFeed, changeFeedTrigger } from '../change-feed-trigger.ts';
import { deliverWebhook } from './deliver-webhook.ts';
import { notifyWebhooks } from './notify-webhooks.ts';
import type { WebhookPorts } from './webhook-ports.ts';

type Ports = WebhookPorts & Omit<ConsumerPorts, 'patience'> & { readFeed: ReadFeed; feedChanges: ChangeFeed };

/** The two functions that send events to partners: one finds who wants them, the other makes the attempts. */
export function registerWebhooks(
  ports: Ports,
  { pollMs, patience }: { pollMs: number; patience: ConsumerPorts['patience'] },
): void {
  app.cosmosDB('notify-webhooks', {
    ...changeFeedTrigger('notify-webhooks', ports.feedChanges, { pollMs }),
    handler: (documents: unknown[], invocation: InvocationContext) =>
      runWithLog(invocation, {}, () => notifyWebhooks(documents, ports)),
  });
  app.serviceBusQueue('deliver-webhook', {
    connection: SERVICE_BUS_CONNECTION,
    queueName: webhookQueue,
    handler(body, invocation) {
      const work = (nudge: WebhookNudge) => deliverWebhook(nudge, ports);
      const consumer = { name: 'deliver-webhook', subscription: 'webhooks', reads: WebhookNudge, work } as const;
      const delivery = { body, metadata: invocation.triggerMetadata, console: invocation };
      return consume(consumer, delivery, { ...ports, patience });
    },
  });
}
