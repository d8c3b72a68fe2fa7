import { hangLines } from '../command-line/hang-lines.ts';
import type { Report } from './operator-command.ts';
import { printTable } from './print-table.ts';

/** A list as a table, for a terminal and without one, with lines below it for what can't be read. */
export function reportTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  faults: readonly string[] = [],
): Pick<Report, 'lines' | 'print'> {
  const print = (width: number) => {
    const table = rows.length > 0 ? printTable(header, rows, width) : [];
    return table.length + faults.length > 0 ? [...table, ...hangLines(faults, width)] : ['none'];
  };
  return { lines: print(Number.POSITIVE_INFINITY), print: ({ width }) => print(width) };
}
