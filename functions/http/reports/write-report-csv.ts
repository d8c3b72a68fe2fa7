import { toCsvRow } from '../../exports/to-csv-row.ts';

type Cell = string | number;

/**
 * The rows of a report as CSV, and one row for each day that an error on our side makes unreadable: it has only its first
 * column and `unreadable`, so that nobody takes the sums for whole.
 */
export function writeReportCsv(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  unreadable: readonly string[],
): string {
  const empty = columns.slice(1).map(() => '');
  return [
    [...columns, 'unreadable'],
    ...rows.map((row) => [...row, '']),
    ...unreadable.map((day) => [day, ...empty, 'true']),
  ]
    .map((row) => toCsvRow(row))
    .join('');
}
