import type { Clock } from '../../shared/ports/clock.ts';
import type { ScreenedOrders } from '../../shared/ports/screened-orders.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';

/** The most orders that one run looks at: those with the nearest deadlines. */
const MOST_ORDERS = 1_000;

/** Reports how many orders wait for a verdict, for how long, and how soon their deadlines decide. */
export async function watchHolds({
  screenedOrders,
  clock,
}: {
  screenedOrders: Pick<ScreenedOrders, 'listWaiting'>;
  clock: Clock;
}): Promise<void> {
  const { waiting, unreadable } = await screenedOrders.listWaiting(MOST_ORDERS);
  const now = clock.now().getTime();
  recordMetric('screening.waiting', waiting.length + unreadable.length);
  for (const { since } of waiting) recordMetric('screening.age', Math.max(0, now - Date.parse(since)));
  for (const { until } of [...waiting, ...unreadable]) {
    const left = Date.parse(until) - now;
    if (!Number.isNaN(left)) recordMetric('screening.left', Math.max(0, left));
  }
}
