import { expect, test } from 'vitest';
import { readIndexingPolicy } from '../containers/indexing-policy.ts';
import { indexedValueCounter, readCharge, writeCharge } from './request-charge.ts';

const ofKilobytes = (count: number) => 'x'.repeat(count * 1024);

test('reading 1 KB costs one request unit, reading 100 KB ten', () => {
  expect(readCharge('{}')).toBe(1);
  expect(readCharge(ofKilobytes(1))).toBe(1);
  expect(readCharge(ofKilobytes(100))).toBe(10);
});

test('writing 1 KB costs five request units and a little per indexed value, writing 100 KB fifty', () => {
  expect(writeCharge(ofKilobytes(1), 6)).toBeCloseTo(5.29);
  expect(writeCharge(ofKilobytes(100), 1)).toBeCloseTo(50, 0);
});

test('only values that the policy indexes count', () => {
  const document = { id: '1', a: { b: 1, c: [1, 2, 3] }, d: null };
  expect(indexedValueCounter(readIndexingPolicy(undefined))(document)).toBe(6);
  expect(indexedValueCounter(readIndexingPolicy({ excludedPaths: [{ path: '/a/c/*' }] }))(document)).toBe(3);
  const few = { includedPaths: [{ path: '/a/b/?' }, { path: '/x/?' }], excludedPaths: [{ path: '/*' }] };
  expect(indexedValueCounter(readIndexingPolicy(few))(document)).toBe(1);
});
