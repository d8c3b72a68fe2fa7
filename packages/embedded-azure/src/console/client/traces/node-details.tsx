import type { TraceNode } from '../../../monitor/queries/query-answers.ts';
import { Properties } from '../kit/properties.tsx';
import type { SearchKey } from '../search-key.ts';

/** Columns that every row has, or that the waterfall shows. */
const LEFT_OUT = new Set(
  'Properties Measurements Details IKey SDKVersion ItemCount Name Message DurationMs OperationName Success'.split(' '),
);

/** Everything that a span, a line or an exception says about itself. */
export function NodeDetails({ node, keys }: { node: TraceNode; keys: readonly SearchKey[] }) {
  const { columns } = node;
  const own = Object.entries(columns).filter(([name, value]) => !LEFT_OUT.has(name) && value !== '' && value !== null);
  const details = (columns['Details'] ?? []) as { rawStack?: string }[];
  const stack = details.map(({ rawStack = '' }) => rawStack).join('\n\n');
  return (
    <div class="details">
      <Properties values={(columns['Properties'] ?? {}) as Record<string, unknown>} keys={keys} />
      {stack === '' ? null : <pre class="stack">{stack}</pre>}
      <Properties values={Object.fromEntries(own)} keys={keys} />
    </div>
  );
}
