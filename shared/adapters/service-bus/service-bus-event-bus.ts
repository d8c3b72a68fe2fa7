import type { ServiceBusMessage, ServiceBusSender } from '@azure/service-bus';
import { toCloudEvent } from '../../cloud-event.ts';
import type { EventEnvelope } from '../../domain/event-envelope.ts';
import { messageIdOf } from '../../message-id.ts';
import type { EventBus, TracedEvent } from '../../ports/event-bus.ts';
import { beginSpan } from '../../telemetry/run-in-span.ts';
import { contextOf } from '../../telemetry/trace-context.ts';
import { sendInBatches } from './send-in-batches.ts';

/**
 * Publishes to a topic with duplicate detection. A message's id is its event's id and time, so a repeated event is
 * delivered once. The time matters after a restore of the database, when orders take versions that they had already.
 * Each event gets a span in the trace where it happened, and its message carries that span to the consumers.
 */
export class ServiceBusEventBus implements EventBus {
  readonly #sender: ServiceBusSender;

  constructor(sender: ServiceBusSender) {
    this.#sender = sender;
  }

  async publish(events: readonly TracedEvent[]): Promise<{ event: EventEnvelope; reason: string }[]> {
    const outgoing = events.map(beginPublishing);
    try {
      const unsendable = await sendInBatches(this.#sender, outgoing);
      for (const { unsent } of unsendable) unsent.span.fail();
      return unsendable.map(({ unsent, reason }) => ({ event: unsent.event, reason }));
    } catch (error) {
      for (const { span } of outgoing) span.fail();
      throw error;
    } finally {
      for (const { span } of outgoing) span.end();
    }
  }
}

function beginPublishing({ event, traceparent }: TracedEvent) {
  const attributes = { 'order.id': event.orderId, 'partner.id': event.partnerId, 'event.id': event.id };
  const parent = contextOf(traceparent);
  const span = beginSpan(`publish ${event.type}`, { kind: 'producer', attributes, parent });
  return { event, span, message: toMessage(event, span.traceparent) };
}

function toMessage(event: EventEnvelope, traceparent: string | undefined): ServiceBusMessage {
  return {
    messageId: messageIdOf(`${event.id}/${event.at}`),
    subject: event.type,
    contentType: 'application/cloudevents+json',
    applicationProperties: {
      partnerId: event.partnerId,
      ...(event.screening === undefined ? {} : { screening: event.screening }),
    },
    body: toCloudEvent(event, traceparent),
  };
}
