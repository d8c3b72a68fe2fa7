import { ORDER_TAKES_AT_MOST_MS } from '../../shared/domain/order-pace.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { WorkingOrders } from '../../shared/ports/working-orders.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';

/** Reports how many orders should have ended: those that never end are in no count of orders that did. */
export async function watchOverdue({
  working,
  clock,
}: {
  working: Pick<WorkingOrders, 'countOverdue'>;
  clock: Clock;
}): Promise<void> {
  const overdue = await working.countOverdue(new Date(clock.now().getTime() - ORDER_TAKES_AT_MOST_MS));
  recordMetric('orders.overdue', overdue);
}
