import type { FoundRows } from '../../workbooks/shown-workbook.ts';

/** By the values of a column, numbers by their size and text by its letters. Rows of the same value keep their order. */
export function sortRows(rows: FoundRows['rows'], column: string, isDescending: boolean): FoundRows['rows'] {
  return rows.toSorted((a, b) => (isDescending ? -1 : 1) * compare(a[column], b[column]));
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return textOf(a).localeCompare(textOf(b));
}

const textOf = (value: unknown) => (value === null || value === undefined ? '' : String(value));
