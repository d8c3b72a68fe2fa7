import type { TimelineEvent } from '../../../shared/domain/order-events.ts';
import { log } from '../../../shared/telemetry/log.ts';
import { recordMetric } from '../../../shared/telemetry/record-metric.ts';

/** Reports events that a partner requested and that can't be shown. */
export function reportUnreadableEvents(orderId: string, events: readonly TimelineEvent[]): void {
  for (const event of events) {
    if (event.type !== 'unreadable') continue;
    recordMetric('events.unreadable', 1);
    const ids = { 'order.id': orderId, 'event.id': event.id };
    log.warn(`event ${event.id} of order ${orderId} can't be shown: ${event.fault}`, ids);
  }
}
