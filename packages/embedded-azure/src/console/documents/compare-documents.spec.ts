import { expect, test } from 'vitest';
import { compareDocuments } from './compare-documents.ts';

test('only what has changed is told, with its path', () => {
  const before = { id: '1', order: { status: 'placed', lines: [{ sku: 'A', quantity: 1 }] }, note: 'x' };
  const after = { id: '1', order: { status: 'paid', lines: [{ sku: 'A', quantity: 2 }, { sku: 'B' }] }, ttl: 5 };
  expect(compareDocuments(before, after)).toEqual([
    { path: 'order.status', before: 'placed', after: 'paid' },
    { path: 'order.lines[0].quantity', before: 1, after: 2 },
    { path: 'order.lines[1]', before: undefined, after: { sku: 'B' } },
    { path: 'note', before: 'x', after: undefined },
    { path: 'ttl', before: undefined, after: 5 },
  ]);
  expect(compareDocuments(after, after)).toEqual([]);
});

test('a value that changes its kind is one difference', () => {
  expect(compareDocuments({ a: [1] }, { a: { 0: 1 } })).toEqual([{ path: 'a', before: [1], after: { 0: 1 } }]);
  expect(compareDocuments({ a: null }, { a: {} })).toEqual([{ path: 'a', before: null, after: {} }]);
});
