import type { OrderEvent } from '../domain/order-events.ts';

export interface EventBus {
  /**
   * Publishes in the given order; told twice, the bus hears once.
   *
   * @returns those that can never be sent, with the reason; all others were taken by the bus
   */
  publish(events: readonly OrderEvent[]): Promise<{ event: OrderEvent; reason: string }[]>;
}
