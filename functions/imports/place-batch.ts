import type { Refusal } from '../../shared/domain/import-record.ts';
import type { OrderRecord, PlacedRecord } from '../placing/place-record.ts';
import type { RecordBatch } from './batch-records.ts';

/** How many orders of an import are being written at the same time. */
const LANES = 4;

export interface BatchResult {
  placed: number;
  replayed: number;
  /** By line. */
  refusals: Refusal[];
}

/**
 * Places the orders of a batch, some at the same time; those of the same key one after the other, so that the first line
 * wins. If one fails, the others end before this throws.
 */
export async function placeBatch(
  { orders, refusals }: RecordBatch,
  placeOne: (order: OrderRecord) => Promise<PlacedRecord>,
): Promise<BatchResult> {
  const result: BatchResult = { placed: 0, replayed: 0, refusals: [...refusals] };
  const ended = await Promise.allSettled(
    toLanes(orders).map(async (lane) => {
      for (const order of lane) {
        const outcome = await placeOne(order);
        if (outcome.kind === 'refused') result.refusals.push(outcome.refusal);
        else result[outcome.kind] += 1;
      }
    }),
  );
  const failed = ended.find((lane) => lane.status === 'rejected');
  if (failed) throw failed.reason;
  result.refusals.sort((a, b) => a.line - b.line);
  return result;
}

function toLanes(orders: readonly OrderRecord[]): OrderRecord[][] {
  const lanes: OrderRecord[][] = Array.from({ length: LANES }, () => []);
  const laneOf = new Map<string, number>();
  for (const [n, order] of orders.entries()) {
    const lane = laneOf.get(order.idempotencyKey) ?? n % LANES;
    laneOf.set(order.idempotencyKey, lane);
    lanes[lane]?.push(order);
  }
  return lanes;
}
