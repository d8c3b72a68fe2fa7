import type { ImportPlace, Refusal } from '../../shared/domain/import-record.ts';
import type { OrderRecord } from '../placing/place-record.ts';
import type { ImportRecord } from './import-record.ts';

/** What is done between two checkpoints. */
export interface RecordBatch {
  orders: OrderRecord[];
  refusals: Refusal[];
  next: ImportPlace;
}

/** Lines that are refused cost little, and each batch with refusals is a part of the report. */
const MOST_REFUSALS = 500;
/** A file can have many bytes without an order. */
const MOST_BYTES = 16 * 1_048_576;

/** Yields batches of at most `mostOrders` orders. */
export async function* batchRecords(
  records: AsyncIterable<ImportRecord>,
  from: ImportPlace,
  mostOrders: number,
): AsyncGenerator<RecordBatch> {
  let batch: RecordBatch = { orders: [], refusals: [], next: from };
  let began = from.offset;
  for await (const record of records) {
    batch.next = record.next;
    if (record.kind === 'order') batch.orders.push(record);
    if (record.kind === 'refused') batch.refusals.push(record.refusal);
    const isFull = batch.orders.length >= mostOrders || batch.refusals.length >= MOST_REFUSALS;
    if (!isFull && batch.next.offset - began < MOST_BYTES) continue;
    yield batch;
    began = batch.next.offset;
    batch = { orders: [], refusals: [], next: batch.next };
  }
  if (batch.next !== from) yield batch;
}
