import { useState } from 'preact/hooks';
import type { InvocationRecord } from '../../../functions-host/invocations/invocation-record.ts';
import { Badge } from '../kit/badge.tsx';
import { duration, Moment } from '../kit/moment.tsx';
import { type Column, Table } from '../kit/table.tsx';
import { Told } from '../kit/told.tsx';

const AT_FIRST = 25;
const MORE = 50;

interface InvocationListProps {
  invocations: readonly InvocationRecord[];
  /** Whether the others were left out. */
  isOnlyFailed: boolean;
}

/** The last runs of functions, with what they wrote and threw: a few, and more when asked for. */
export function InvocationList({ invocations, isOnlyFailed }: InvocationListProps) {
  const [most, setMost] = useState(AT_FIRST);
  const shown = invocations.slice(0, most);
  const left = invocations.length - shown.length;
  return (
    <>
      <Table
        caption="Runs, the newest first"
        rows={shown}
        idOf={({ id, startedAt }) => `${id} ${startedAt}`}
        empty={isOnlyFailed ? 'No run has failed since the host started.' : 'No run since the host started.'}
        columns={[
          { name: 'Began', cell: ({ startedAt }) => <Moment at={startedAt} /> },
          { name: 'Function', cell: (run) => <Run run={run} /> },
          { name: 'Took', isNumber: true, cell: ({ durationMs }) => duration(durationMs) },
          { name: 'Outcome', cell: outcomeOf },
          ...(shown.some(({ reason }) => saysWhy(reason)) ? [why] : []),
        ]}
      />
      {left === 0 ? null : (
        <p>
          <button type="button" onClick={() => setMost(most + MORE)}>
            Show {Math.min(left, MORE)} more
          </button>{' '}
          <span class="dim">
            {shown.length} of {invocations.length}
          </span>
        </p>
      )}
    </>
  );
}

function outcomeOf({ durationMs, failure }: InvocationRecord) {
  if (failure !== undefined) return <Badge text="failed" tone="bad" />;
  return durationMs === undefined ? <Badge text="running" tone="busy" /> : <Badge text="succeeded" tone="good" />;
}

const why: Column<InvocationRecord> = {
  name: 'Reason',
  isMinor: true,
  cell: ({ reason = '' }) =>
    saysWhy(reason) ? (
      <span class="dim">
        <Told text={reason} />
      </span>
    ) : null,
};

/** Durable Functions gives none for what it starts, and the host has the same words for every call of a route. */
function saysWhy(reason: string | undefined): boolean {
  return !['', '(null)', 'This function was programmatically called via the host APIs.'].includes(reason ?? '');
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
