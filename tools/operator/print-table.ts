import { wrapText } from '../command-line/wrap-text.ts';

/** Without a terminal, so that mails and tickets show it as it is. */
const STANDARD = 80;
const GAP = '  ';
const INDENT = 4;

/**
 * Prints rows under a header, aligned, within a width. Columns that don't fit go on below the row, under each other and
 * indented. A word that is longer than a line stays whole, so that it can be copied.
 *
 * @param width in characters; 80 if it is infinite
 */
export function printTable(header: readonly string[], rows: readonly (readonly string[])[], width: number): string[] {
  const most = Number.isFinite(width) ? width : STANDARD;
  const widths = header.map((title, n) => Math.max(title.length, ...rows.map((row) => (row[n] ?? '').length)));
  const groups = groupsOf(widths, most);
  return [header, ...rows].flatMap((cells) =>
    groups.flatMap((columns, n) => {
      const indent = n === 0 ? 0 : INDENT;
      const text = columns.map((column) => (cells[column] ?? '').padEnd(widths[column] ?? 0)).join(GAP);
      if (text.trim() === '') return [];
      const [only, ...others] = columns;
      // Alone in its line it may still be too long.
      if (only !== undefined && others.length === 0) return wrapText(text.trim(), { width: most, indent });
      return [`${' '.repeat(indent)}${text}`.trimEnd()];
    }),
  );
}

/** The columns of each line. */
function groupsOf(widths: readonly number[], most: number): number[][] {
  const groups: number[][] = [];
  let left = 0;
  for (const [column, width] of widths.entries()) {
    const last = groups.at(-1);
    if (last !== undefined && left >= width + GAP.length) {
      last.push(column);
      left -= width + GAP.length;
    } else {
      left = most - (groups.length === 0 ? 0 : INDENT) - width;
      groups.push([column]);
    }
  }
  return groups;
}
