import type { OrderMigration } from '../../shared/ports/order-migration.ts';
import { log } from '../../shared/telemetry/log.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';

/** Runs one limited step of the migration of orders to the form that this version writes. */
export async function migrateOrders(
  { migration }: { migration: OrderMigration },
  { mostRequestUnits }: { mostRequestUnits: number },
): Promise<void> {
  try {
    const step = await migration.runStep(mostRequestUnits);
    recordMetric('migration.steps', 1, { outcome: step.kind });
    if (step.kind !== 'stepped') return;
    recordMetric('migration.documents', step.raised, { outcome: 'raised' });
    recordMetric('migration.documents', step.unreadable.length, { outcome: 'unreadable' });
    for (const id of step.unreadable) {
      log.warn(`order ${id} can't be raised: it can't be read`, { 'order.id': id });
    }
    if (step.raised > 0)
      log.info(`${step.raised} orders are migrated; all orders placed before ${step.until} are done`);
  } catch (error) {
    recordMetric('migration.steps', 1, { outcome: 'failed' });
    throw error;
  }
}
