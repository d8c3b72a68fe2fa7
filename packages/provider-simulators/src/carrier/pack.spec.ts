import { expect, test } from 'vitest';
import { pack } from './pack.ts';

test('up to twenty pieces are one package', () => {
  const items = [
    { sku: 'A', quantity: 19 },
    { sku: 'B', quantity: 1 },
  ];
  expect(pack(items)).toEqual([items]);
});

test('more are split, also within a line, and nothing is lost', () => {
  const packages = pack([
    { sku: 'A', quantity: 15 },
    { sku: 'B', quantity: 10 },
  ]);
  expect(packages).toEqual([
    [
      { sku: 'A', quantity: 15 },
      { sku: 'B', quantity: 5 },
    ],
    [{ sku: 'B', quantity: 5 }],
  ]);
});

test('a huge shipment is at most ten packages', () => {
  expect(pack([{ sku: 'A', quantity: 1_000_001 }])).toHaveLength(10);
});
