import { orderIdFor } from '../../shared/domain/ids.ts';
import { type ImportJob, originOf } from '../../shared/domain/import-job.ts';
import type { Orders } from '../../shared/ports/orders.ts';
import type { RecordBatch } from './batch-records.ts';

/** How many orders of a batch were placed by an attempt that ended before it could store that. */
export async function countPlaced(
  { orders: records }: RecordBatch,
  job: ImportJob,
  orders: Pick<Orders, 'findPlacement'>,
): Promise<number> {
  const { partnerId } = job;
  const isOwn = await Promise.all(
    records.map(async ({ line, idempotencyKey }) => {
      const placement = await orders.findPlacement({ partnerId, orderId: orderIdFor(partnerId, idempotencyKey) });
      return placement?.origin === originOf(job, line);
    }),
  );
  return isOwn.filter(Boolean).length;
}
