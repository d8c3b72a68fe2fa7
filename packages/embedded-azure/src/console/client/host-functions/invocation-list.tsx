import type { InvocationRecord } from '../../../functions-host/invocations/invocation-record.ts';
import { Badge } from '../kit/badge.tsx';
import { duration, Moment } from '../kit/moment.tsx';
import { Table } from '../kit/table.tsx';

/** The last runs of functions, with what they wrote and threw. */
export function InvocationList({ invocations }: { invocations: readonly InvocationRecord[] }) {
  return (
    <Table
      caption="Runs, the newest first"
      rows={invocations}
      idOf={({ id, startedAt }) => `${id} ${startedAt}`}
      empty="No run since the host started."
      columns={[
        { name: 'Began', cell: ({ startedAt }) => <Moment at={startedAt} /> },
        { name: 'Function', cell: (run) => <Run run={run} /> },
        { name: 'Took', isNumber: true, cell: ({ durationMs }) => duration(durationMs) },
        { name: 'Outcome', cell: outcomeOf },
        { name: 'Reason', isMinor: true, cell: ({ reason }) => <span class="dim">{reason ?? ''}</span> },
      ]}
    />
  );
}

function outcomeOf({ durationMs, failure }: InvocationRecord) {
  if (failure !== undefined) return <Badge text="failed" tone="bad" />;
  return durationMs === undefined ? <Badge text="running" tone="busy" /> : <Badge text="succeeded" tone="good" />;
}

function Run({ run: { id, function: name, failure, lines } }: { run: InvocationRecord }) {
  return (
    <details class="line">
      <summary>
        {name}
        {failure === undefined ? '' : `: ${failure.message}`}
      </summary>
      <p class="dim mono">{id}</p>
      {lines.length === 0 ? (
        <p class="dim">It wrote nothing to its context.</p>
      ) : (
        <pre>{lines.map(({ level, message }) => `${level}: ${message}`).join('\n')}</pre>
      )}
      {failure === undefined || failure.stack === '' ? null : <pre class="stack">{failure.stack}</pre>}
    </details>
  );
}
