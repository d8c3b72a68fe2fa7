import type { ServiceBusMessage, ServiceBusMessageBatch, ServiceBusSender } from '@azure/service-bus';
import { toCloudEvent } from '../../cloud-event.ts';
import type { OrderEvent } from '../../domain/order-events.ts';
import type { EventBus } from '../../ports/event-bus.ts';

/** Publishes to a topic with duplicate detection: the message's id is the event's, so that twice is once. */
export class ServiceBusEventBus implements EventBus {
  readonly #sender: ServiceBusSender;

  constructor(sender: ServiceBusSender) {
    this.#sender = sender;
  }

  async publish(events: readonly OrderEvent[]): Promise<{ event: OrderEvent; reason: string }[]> {
    const unsendable: { event: OrderEvent; reason: string }[] = [];
    let batch = await this.#sender.createMessageBatch();
    for (const event of events) {
      const message = toMessage(event);
      if (batch.tryAddMessage(message)) continue;
      batch = await this.#sendAndBegin(batch);
      if (batch.tryAddMessage(message)) continue;
      unsendable.push({ event, reason: `larger than a message may be (${batch.maxSizeInBytes} bytes)` });
    }
    if (batch.count > 0) await this.#sender.sendMessages(batch);
    return unsendable;
  }

  async #sendAndBegin(batch: ServiceBusMessageBatch): Promise<ServiceBusMessageBatch> {
    if (batch.count === 0) return batch;
    await this.#sender.sendMessages(batch);
    return this.#sender.createMessageBatch();
  }
}

function toMessage(event: OrderEvent): ServiceBusMessage {
  return {
    messageId: event.id,
    subject: event.type,
    contentType: 'application/cloudevents+json',
    applicationProperties: { partnerId: event.partnerId },
    body: toCloudEvent(event),
  };
}
