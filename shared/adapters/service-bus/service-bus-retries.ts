import type { ServiceBusSender } from '@azure/service-bus';
import type { Retries, Retry } from '../../ports/retries.ts';

/**
 * Copies go to the topic under the name of one subscription: every subscription has a rule for what is addressed `to`
 * it, and none of the others' rules fits a message without a subject.
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
