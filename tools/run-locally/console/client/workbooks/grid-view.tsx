import { Moment } from '@partner-orders/embedded-azure/console-client/kit/moment.tsx';
import type { QueryItem } from '../../../../monitoring/workbook.ts';
import type { FoundRows } from '../../workbooks/shown-workbook.ts';
import { applyFormatter, formatterOf } from './apply-formatter.ts';
import { numberTypes } from './number-types.ts';
import { sortRows } from './sort-rows.ts';

/** As many rows as the portal shows unless a workbook says otherwise. */
const MOST_ROWS = 250;

/** A grid: its columns by their settings, cells coloured by thresholds. */
export function GridView({ content, answer }: { content: QueryItem['content']; answer: FoundRows }) {
  const { formatters, labelSettings = [], rowLimit = MOST_ROWS, sortBy: [order] = [] } = content.gridSettings ?? {};
  const columns = answer.columns
    .map((column) => ({ ...column, formatter: formatterOf(column.name, formatters) }))
    .filter(({ formatter }) => formatter?.formatter !== 5)
    .map((column) => {
      const label = labelSettings.find(({ columnId }) => columnId === column.name)?.label ?? column.name;
      return { ...column, label, isNumber: column.type === 'timespan' || numberTypes.includes(column.type) };
    });
  const ordered = order === undefined ? answer.rows : sortRows(answer.rows, order.itemKey, order.sortOrder === 2);
  const rows = ordered.slice(0, rowLimit);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard. */}
      <section class="scroll" aria-label={`Rows of ${content.title}`} tabIndex={0}>
        <table>
          <caption class="unseen">{content.title}</caption>
          <thead>
            <tr>
              {columns.map(({ name, label, isNumber }) => (
                <th key={name} scope="col" class={isNumber ? 'number' : undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, n) => (
              <tr key={n}>
                {columns.map(({ name, label, type, isNumber, formatter }) => {
                  const { text, tone } = applyFormatter(row[name], type, formatter);
                  const looks = [isNumber ? 'number' : '', tone === undefined ? '' : `tone-${tone}`].join(' ').trim();
                  return (
                    <td key={name} data-is={label} class={looks === '' ? undefined : looks}>
                      {type === 'datetime' ? <Moment at={timeOf(row[name])} withDate={true} /> : text}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {answer.rows.length > rows.length ? (
        <p class="dim">{answer.rows.length - rows.length} more rows are not shown, as in the portal.</p>
      ) : null}
    </>
  );
}

function timeOf(value: unknown): string | undefined {
  return typeof value === 'number' ? new Date(value).toISOString() : undefined;
}
