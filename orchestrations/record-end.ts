import type { Order } from '../shared/domain/order.ts';
import { recordMetric } from '../shared/telemetry/record-metric.ts';

/**
 * Counts an order that has ended. Only the caller whose write ended it counts it, so neither a replay nor a second
 * attempt counts it again. Only a process that dies between that write and its next export leaves one out.
 */
export function recordEnd(order: Order, outcome: 'confirmed' | 'failed'): void {
  recordMetric('orders.ended', 1, { outcome });
  recordMetric('saga.duration', Date.parse(order.updatedAt) - Date.parse(order.createdAt), { outcome });
}
