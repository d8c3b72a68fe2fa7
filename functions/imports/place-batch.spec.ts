import { expect, test } from 'vitest';
import type { OrderRecord, PlacedRecord } from '../placing/place-record.ts';
import { placeBatch } from './place-batch.ts';

const recordOf = (line: number, idempotencyKey: string): OrderRecord => ({
  line,
  idempotencyKey,
  body: { json: {}, faults: [], fingerprint: String(line) },
});
const next = { offset: 0, line: 1 };

test('orders of the same key are placed one after the other, the first line first, while others are placed', async () => {
  const keys = ['a', 'b', 'a', 'c', 'd', 'a', 'b', 'e'];
  const open = new Set<string>();
  const begun: string[] = [];
  const first = new Map<string, number>();
  let together = 0;
  const result = await placeBatch(
    { orders: keys.map((key, n) => recordOf(n + 1, key)), refusals: [], next },
    async ({ idempotencyKey: key, line }): Promise<PlacedRecord> => {
      expect(open).not.toContain(key);
      open.add(key);
      together = Math.max(together, open.size);
      begun.push(`${key}${line}`);
      await new Promise(setImmediate);
      open.delete(key);
      const isFirst = !first.has(key);
      if (isFirst) first.set(key, line);
      return { kind: isFirst ? 'placed' : 'replayed' };
    },
  );
  expect(Object.fromEntries(first)).toEqual({ a: 1, b: 2, c: 4, d: 5, e: 8 });
  expect(begun.filter((each) => each.startsWith('a'))).toEqual(['a1', 'a3', 'a6']);
  expect(together).toBeGreaterThan(1);
  expect(result).toEqual({ placed: 5, replayed: 3, refusals: [] });
});
