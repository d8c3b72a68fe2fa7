import { expect, test } from 'vitest';
import { compareValues, type Value } from './json.ts';
import { afterPrefix, encodeRow, encodeSortable } from './sort-key.ts';

const inOrder: Value[] = [
  ...[undefined, null, false, true],
  ...[Number.NEGATIVE_INFINITY, -1e300, -2, -1.5, -1e-300, 0, 1e-300, 0.5, 1, 2, 10, 1e300],
  ...['', '\u0000', '\u0000a', 'a', 'a\u0000', 'aa', 'ab', 'b', 'é', '日', '\uffff', '😀'],
  ...[[1], [2], { a: 1 }, { a: 2 }],
];

test('encoded bytes sort like the values, ascending and descending', () => {
  for (const [i, smaller] of inOrder.entries()) {
    for (const larger of inOrder.slice(i + 1)) {
      expect(compareValues(smaller, larger), `${smaller} < ${larger}`).toBeLessThan(0);
      expect(Buffer.compare(encodeSortable(smaller, false), encodeSortable(larger, false))).toBeLessThan(0);
      expect(Buffer.compare(encodeSortable(smaller, true), encodeSortable(larger, true))).toBeGreaterThan(0);
    }
  }
});

test('keys over several properties sort by the first that differs', () => {
  const key = (a: Value, b: Value, row: number) =>
    Buffer.concat([encodeSortable(a, false), encodeSortable(b, true), encodeRow(row)]);
  const keys = [key('a', 9, 1), key('a', 9, 2), key('a', 1, 1), key('ab', 9, 1), key('b', undefined, 1)];
  expect(keys.toSorted(Buffer.compare)).toEqual(keys);
});

test('zero and minus zero have the same encoding', () => {
  expect(encodeSortable(-0, false)).toEqual(encodeSortable(0, false));
});

test('the key after a prefix is above all keys with the prefix and below all others that follow', () => {
  expect(afterPrefix(Buffer.from([1, 255, 255]))).toEqual(Buffer.from([2]));
  expect(afterPrefix(Buffer.from([1, 2]))).toEqual(Buffer.from([1, 3]));
  expect(afterPrefix(Buffer.from([255]))).toBeUndefined();
});
