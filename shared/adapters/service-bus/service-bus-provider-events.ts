import type { ServiceBusSender } from '@azure/service-bus';
import { messageIdOf } from '../../message-id.ts';
import type { ProviderEventBus, ReceivedEvent } from '../../ports/provider-event-bus.ts';
import { PROVIDER_EVENT, toProviderCloudEvent } from '../../provider-cloud-event.ts';
import { sendInBatches } from './send-in-batches.ts';

/** Passes providers' events to the topic with duplicate detection. All have one subject, so one rule selects them. */
export class ServiceBusProviderEvents implements ProviderEventBus {
  readonly #sender: ServiceBusSender;

  constructor(sender: ServiceBusSender) {
    this.#sender = sender;
  }

  async passOn(events: readonly ReceivedEvent[]): Promise<{ event: ReceivedEvent; reason: string }[]> {
    const outgoing = events.map((event) => {
      const body = toProviderCloudEvent(event);
      const contentType = 'application/cloudevents+json';
      return { event, message: { messageId: messageIdOf(body.id), subject: PROVIDER_EVENT, contentType, body } };
    });
    const unsendable = await sendInBatches(this.#sender, outgoing);
    return unsendable.map(({ unsent, reason }) => ({ event: unsent.event, reason }));
  }
}
