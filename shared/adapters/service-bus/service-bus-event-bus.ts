import type { ServiceBusMessage, ServiceBusMessageBatch, ServiceBusSender } from '@azure/service-bus';
import { toCloudEvent } from '../../cloud-event.ts';
import type { EventEnvelope } from '../../domain/event-envelope.ts';
import type { EventBus, TracedEvent } from '../../ports/event-bus.ts';
import { type BegunSpan, beginSpan } from '../../telemetry/run-in-span.ts';
import { contextOf } from '../../telemetry/trace-context.ts';

interface Outgoing {
  event: EventEnvelope;
  span: BegunSpan;
}

/**
 * Publishes to a topic with duplicate detection. A message has its event's id, so a repeated event is delivered once.
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
      return await this.#send(outgoing);
    } catch (error) {
      for (const { span } of outgoing) span.fail();
      throw error;
    } finally {
      for (const { span } of outgoing) span.end();
    }
  }

  async #send(outgoing: readonly Outgoing[]): Promise<{ event: EventEnvelope; reason: string }[]> {
    const unsendable: { event: EventEnvelope; reason: string }[] = [];
    let batch = await this.#sender.createMessageBatch();
    for (const { event, span } of outgoing) {
      const message = toMessage(event, span.traceparent);
      if (batch.tryAddMessage(message)) continue;
      batch = await this.#sendAndBegin(batch);
      if (batch.tryAddMessage(message)) continue;
      span.fail();
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

function beginPublishing({ event, traceparent }: TracedEvent): Outgoing {
  const attributes = { 'order.id': event.orderId, 'partner.id': event.partnerId, 'event.id': event.id };
  const parent = contextOf(traceparent);
  return { event, span: beginSpan(`publish ${event.type}`, { kind: 'producer', attributes, parent }) };
}

function toMessage(event: EventEnvelope, traceparent: string | undefined): ServiceBusMessage {
  return {
    messageId: event.id,
    subject: event.type,
    contentType: 'application/cloudevents+json',
    applicationProperties: { partnerId: event.partnerId },
    body: toCloudEvent(event, traceparent),
  };
}
