import type { ServiceBusSender } from '@azure/service-bus';
import type { Retries, Retry } from '../../ports/retries.ts';

/**
 * Sends copies to the topic, addressed to one subscription. Every subscription has a rule for messages addressed to it,
 * and no other rule matches a message without a subject.
 */
export class ServiceBusRetries implements Retries {
  readonly #sender: ServiceBusSender;

  constructor(sender: ServiceBusSender) {
    this.#sender = sender;
  }

  async schedule({ subscription, messageId, contentType, properties, body, at }: Retry): Promise<void> {
    const addressed = { messageId, to: subscription, body, applicationProperties: properties };
    const message = { ...addressed, ...(contentType === undefined ? {} : { contentType }) };
    if (at === undefined) await this.#sender.sendMessages(message);
    else await this.#sender.scheduleMessages(message, at);
  }
}
