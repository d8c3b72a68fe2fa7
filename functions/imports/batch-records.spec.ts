import { describe, expect, it } from 'vitest';
import { FILE_START } from '../../shared/domain/import-record.ts';
import { batchRecords, type RecordBatch } from './batch-records.ts';
import type { ImportRecord } from './import-record.ts';

const MEGABYTE = 1_048_576;
const placeAt = (n: number, bytes: number) => ({ offset: n * bytes, line: n + 1 });

async function batchesOf(records: readonly ImportRecord[], mostOrders = 100): Promise<RecordBatch[]> {
  async function* each() {
    yield* records;
  }
  const batches: RecordBatch[] = [];
  for await (const batch of batchRecords(each(), FILE_START, mostOrders)) batches.push(batch);
  return batches;
}

describe('a batch ends', () => {
  it('with as many orders as one may have, and the last one with the file', async () => {
    const body = { json: {}, faults: [], fingerprint: 'f' };
    const orders = Array.from({ length: 25 }, (_, n): ImportRecord => {
      return { kind: 'order', line: n + 1, idempotencyKey: `k${n}`, body, next: placeAt(n + 1, 100) };
    });
    const batches = await batchesOf(orders, 10);
    expect(batches.map((batch) => batch.orders.length)).toEqual([10, 10, 5]);
    expect(batches.map(({ next }) => next)).toEqual([placeAt(10, 100), placeAt(20, 100), placeAt(25, 100)]);
  });

  it('before a part of the report gets large', async () => {
    const refused = Array.from({ length: 1_200 }, (_, n): ImportRecord => {
      return { kind: 'refused', refusal: { line: n + 1, code: 'c', message: 'm' }, next: placeAt(n + 1, 100) };
    });
    expect((await batchesOf(refused)).map(({ refusals }) => refusals.length)).toEqual([500, 500, 200]);
  });

  it('after many bytes in which there is nothing, so that they are not read again after a kill', async () => {
    const empty = Array.from({ length: 40 }, (_, n): ImportRecord => {
      return { kind: 'nothing', next: placeAt(n + 1, MEGABYTE) };
    });
    const offsets = (await batchesOf(empty)).map(({ next }) => next.offset / MEGABYTE);
    expect(offsets).toEqual([16, 32, 40]);
  });
});
