import { expect, test } from 'vitest';
import { sortRows } from './sort-rows.ts';

const sorted = (values: readonly (string | number)[], isDescending: boolean) =>
  sortRows(
    values.map((value) => ({ value })),
    'value',
    isDescending,
  ).map(({ value }) => value);

test('numbers are sorted by their size and text by its letters, in both directions', () => {
  expect(sorted([10, 9, 100], false)).toEqual([9, 10, 100]);
  expect(sorted([10, 9, 100], true)).toEqual([100, 10, 9]);
  expect(sorted(['b', 'c', 'a'], false)).toEqual(['a', 'b', 'c']);
  expect(sorted(['b', 'c', 'a'], true)).toEqual(['c', 'b', 'a']);
});

test('rows of the same value keep their order', () => {
  const rows = ['first', 'second', 'third'].map((name) => ({ name, value: 1 }));
  expect(sortRows(rows, 'value', true)).toEqual(rows);
  expect(sortRows(rows, 'value', false)).toEqual(rows);
});
