import type { EventEnvelope } from '../domain/event-envelope.ts';

/** An event to publish, and the traceparent (W3C) of where it happened, if known. */
export interface TracedEvent {
  event: EventEnvelope;
  traceparent?: string | undefined;
}

export interface EventBus {
  /**
   * Publishes events in the given order. Subscribers get an event once, even if it is published twice.
   *
   * @returns those that can never be sent, with the reason; the bus has accepted all others
   */
  publish(events: readonly TracedEvent[]): Promise<{ event: EventEnvelope; reason: string }[]>;
}
