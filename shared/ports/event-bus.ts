import type { EventEnvelope } from '../domain/event-envelope.ts';

/** An event on its way, and the place in a trace where it happened (W3C traceparent), if that is known. */
export interface TracedEvent {
  event: EventEnvelope;
  traceparent?: string | undefined;
}

export interface EventBus {
  /**
   * Publishes in the given order. An event that is published twice reaches subscribers once.
   *
   * @returns those that can never be sent, with the reason; all others were taken by the bus
   */
  publish(events: readonly TracedEvent[]): Promise<{ event: EventEnvelope; reason: string }[]>;
}
