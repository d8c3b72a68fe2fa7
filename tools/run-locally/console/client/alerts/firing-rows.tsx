import { duration } from '@partner-orders/embedded-azure/console-client/kit/moment.tsx';
import type { ShownStates } from '../../alerts/shown-alert.ts';

type Rows = ShownStates['states'][number]['rows'];

/** Times and spans are milliseconds in a row. */
const TIMES = ['Last', 'TimeGenerated'];
const SPANS = ['Long', 'Short'];

/** What an alert found: in Azure each row is an alert of its own. */
export function FiringRows({ name, rows }: { name: string; rows: Rows }) {
  return (
    <ul aria-label={`What ${name} found`}>
      {rows.map((row) => {
        const text = Object.entries(row).map(([column, value]) => `${column} ${written(column, value)}`);
        return (
          <li key={text.join(', ')}>
            <code>{text.join(', ')}</code>
          </li>
        );
      })}
    </ul>
  );
}

function written(column: string, value: Rows[number][string]): string {
  if (typeof value !== 'number') return String(value);
  if (TIMES.includes(column)) return new Date(value).toISOString();
  if (SPANS.includes(column)) return duration(value);
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
