import type { ShownRow } from '../../documents/shown-document.ts';
import { JsonView } from '../kit/json-view.tsx';
import { Table } from '../kit/table.tsx';
import { documentUrl } from './document-url.ts';
import { previewRows } from './preview-rows.ts';

/** Characters of a row that is shown whole. */
const SHORT = 80;

export function Rows({ container, rows }: { container: string; rows: readonly ShownRow[] }) {
  const previews = previewRows(rows.map(({ value }) => value));
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
        { name: 'Row', cell: ({ value, n }) => <Row value={value} preview={previews[n] ?? ''} n={n} /> },
      ]}
    />
  );
}

function Row({ value, preview, n }: { value: unknown; preview: string; n: number }) {
  const text = JSON.stringify(value);
  if (text.length <= SHORT) return <code>{text}</code>;
  return (
    <details>
      <summary>
        <code>{preview}</code>
      </summary>
      <JsonView label={`Row ${n + 1}`} value={value} />
    </details>
  );
}
