import type { Order } from '../shared/domain/order.ts';
import { paceOf } from '../shared/domain/order-pace.ts';
import { recordMetric } from '../shared/telemetry/record-metric.ts';

/**
 * Counts an order that has ended. Only the attempt whose write ended the order counts it, so replays and second
 * attempts don't count it again. The count misses an order only if the process dies between that write and its next
 * export.
 */
export function recordEnd(order: Order, outcome: 'confirmed' | 'failed' | 'cancelled'): void {
  const kind = { outcome, pace: paceOf(order) };
  recordMetric('orders.ended', 1, kind);
  recordMetric('saga.duration', Date.parse(order.updatedAt) - Date.parse(order.createdAt), kind);
}
