import { duration, Moment } from '@partner-orders/embedded-azure/console-client/kit/moment.tsx';
import { SPAN_COLUMNS, TIME_COLUMNS } from '../../../../monitoring/alert-columns.ts';
import type { ShownStates } from '../../alerts/shown-alert.ts';

type Rows = ShownStates['states'][number]['rows'];

/** What an alert found: in Azure each row is an alert of its own. */
export function FiringRows({ name, rows }: { name: string; rows: Rows }) {
  return (
    <ul aria-label={`What ${name} found`}>
      {rows.map((row) => (
        <li key={JSON.stringify(row)}>
          <code>
            {Object.entries(row).map(([column, value], n) => (
              <span key={column}>
                {n === 0 ? '' : ', '}
                {column} <Value of={column} value={value} />
              </span>
            ))}
          </code>
        </li>
      ))}
    </ul>
  );
}

function Value({ of, value }: { of: string; value: Rows[number][string] }) {
  if (typeof value !== 'number') return <>{String(value)}</>;
  if (TIME_COLUMNS.includes(of)) return <Moment at={new Date(value).toISOString()} withDate />;
  if (SPAN_COLUMNS.includes(of)) return <>{duration(value)}</>;
  return <>{Number.isInteger(value) ? value : value.toFixed(1)}</>;
}
