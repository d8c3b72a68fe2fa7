import type { ServiceBusMessage, ServiceBusSender } from '@azure/service-bus';
import { toStockCloudEvent } from '../../cloud-event.ts';
import type { StockEvent } from '../../domain/stock-watch.ts';
import { messageIdOf } from '../../message-id.ts';
import type { StockEventBus } from '../../ports/stock-watches.ts';
import { getTraceparent } from '../../telemetry/trace-context.ts';

/** Far below the size of a batch. */
const AT_ONCE = 100;

/** Publishes to the topic of orders' events. A message's id is that of its event and its time, so a repeated event is delivered once. */
export class ServiceBusStockEventBus implements StockEventBus {
  readonly #sender: ServiceBusSender;

  constructor(sender: ServiceBusSender) {
    this.#sender = sender;
  }

  async publish(events: readonly StockEvent[]): Promise<void> {
    for (let from = 0; from < events.length; from += AT_ONCE) {
      await this.#sender.sendMessages(events.slice(from, from + AT_ONCE).map(toMessage));
    }
  }
}

function toMessage(event: StockEvent): ServiceBusMessage {
  return {
    messageId: messageIdOf(`${event.id}/${event.at}`),
    subject: event.type,
    contentType: 'application/cloudevents+json',
    body: toStockCloudEvent(event, getTraceparent()),
  };
}
