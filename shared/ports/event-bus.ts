import type { OrderEvent } from '../domain/order-events.ts';

/** An event on its way, and the place in a trace where it happened (W3C traceparent), if that is known. */
export interface TracedEvent {
  event: OrderEvent;
  traceparent?: string | undefined;
}

export interface EventBus {
  /**
   * Publishes in the given order; told twice, the bus hears once.
   *
   * @returns those that can never be sent, with the reason; all others were taken by the bus
   */
  publish(events: readonly TracedEvent[]): Promise<{ event: OrderEvent; reason: string }[]>;
}
