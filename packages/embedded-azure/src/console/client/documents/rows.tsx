import type { ShownRow } from '../../documents/shown-document.ts';
import { JsonView } from '../kit/json-view.tsx';
import { Table } from '../kit/table.tsx';
import { documentUrl } from './document-url.ts';

export function Rows({ container, rows }: { container: string; rows: readonly ShownRow[] }) {
  const numbered = rows.map((row, n) => ({ ...row, n }));
  return (
    <Table
      caption="Rows"
      rows={numbered}
      idOf={({ n }) => String(n)}
      empty="No row matches."
      columns={[
        { name: '#', isNumber: true, isMinor: true, cell: ({ n }) => n + 1 },
        {
          name: 'Document',
          cell: ({ place }) => (place === undefined ? '' : <a href={documentUrl(container, place)}>{place.id}</a>),
        },
        { name: 'Row', cell: ({ value, n }) => <Row value={value} n={n} /> },
      ]}
    />
  );
}

function Row({ value, n }: { value: unknown; n: number }) {
  const text = JSON.stringify(value);
  if (text.length <= 80) return <code>{text}</code>;
  return (
    <details>
      <summary>
        <code>{text.slice(0, 80)}…</code>
      </summary>
      <JsonView label={`Row ${n + 1}`} value={value} />
    </details>
  );
}
