import type { ServiceBusClient, ServiceBusSender } from '@azure/service-bus';
import type { Retries, Retry } from '../../ports/retries.ts';
import { topic, webhookQueue } from '../../topic.ts';

/**
 * Sends copies to the topic, addressed to one subscription, or to the queue of webhooks. Every subscription has a rule for
 * messages addressed to it, and no other rule matches a message without a subject.
 */
export class ServiceBusRetries implements Retries {
  readonly #client: Pick<ServiceBusClient, 'createSender'>;
  readonly #senders = new Map<string, ServiceBusSender>();

  constructor(client: Pick<ServiceBusClient, 'createSender'>) {
    this.#client = client;
  }

  async schedule({ subscription, messageId, contentType, properties, body, at }: Retry): Promise<void> {
    const addressed = { messageId, to: subscription, body, applicationProperties: properties };
    const message = { ...addressed, ...(contentType === undefined ? {} : { contentType }) };
    const sender = this.#senderOf(subscription === webhookQueue ? webhookQueue : topic.name);
    if (at === undefined) await sender.sendMessages(message);
    else await sender.scheduleMessages(message, at);
  }

  #senderOf(entity: string): ServiceBusSender {
    const sender = this.#senders.get(entity) ?? this.#client.createSender(entity);
    this.#senders.set(entity, sender);
    return sender;
  }
}
