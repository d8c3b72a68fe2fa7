import type { ComponentChildren } from 'preact';

export interface Column<Row> {
  name: string;
  cell: (row: Row) => ComponentChildren;
  /** Numbers are aligned at their end. */
  isNumber?: boolean;
  /** Hidden on a phone. */
  isMinor?: boolean;
}

export interface TableProps<Row> {
  /** What the table lists, for screen readers: `Messages of the queue`. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  idOf: (row: Row) => string;
  /** Shown instead of no rows. */
  empty: string;
  isSelected?: (row: Row) => boolean;
}

/** On a phone each row is a card, whose cells name their columns. */
export function Table<Row>({ caption, columns, rows, idOf, empty, isSelected }: TableProps<Row>) {
  if (rows.length === 0) return <p class="empty">{empty}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard.
    <section class="scroll" aria-label={caption} tabIndex={0}>
      <table>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, isNumber }) => (
              <th key={name} scope="col" class={isNumber ? 'number' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={idOf(row)} class={isSelected?.(row) ? 'selected' : undefined}>
              {columns.map(({ name, cell, isNumber, isMinor }) => (
                <td key={name} data-is={name} class={classes(isNumber && 'number', isMinor && 'minor')}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function classes(...names: (string | false | undefined)[]): string | undefined {
  const given = names.filter((name) => typeof name === 'string');
  return given.length > 0 ? given.join(' ') : undefined;
}
