import type { StockCrossing } from '../../shared/cloud-event.ts';
import { log } from '../../shared/telemetry/log.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';

/** Reports to operators that a product runs out. A repeated event is counted again, and changes nothing else. */
export async function reportLowStock({ type, subject, data }: StockCrossing): Promise<void> {
  const isDepleted = type === 'stock.depleted';
  recordMetric('stock.crossings', 1, { outcome: isDepleted ? 'depleted' : 'low' });
  log.warn(isDepleted ? `${subject} is sold out` : `only ${data.available} of ${subject} can be ordered`);
}
