import type { TimelineEntry } from '../../sagas/shown-instance.ts';
import { Badge } from '../kit/badge.tsx';
import { JsonView } from '../kit/json-view.tsx';
import { duration, Moment } from '../kit/moment.tsx';
import { Table } from '../kit/table.tsx';

const SHOWN = 300;

interface Line extends TimelineEntry {
  n: number;
}

/** The history of an instance, one line for each event. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const lines = entries.map((entry, n): Line => ({ ...entry, n })).slice(-SHOWN);
  return (
    <>
      {entries.length > SHOWN ? (
        <p class="dim">
          The last {SHOWN} of {entries.length} events. All are in the answer below.
        </p>
      ) : null}
      <Table
        caption="History"
        rows={lines}
        idOf={({ n }) => String(n)}
        empty="The instance has not run yet."
        columns={[
          { name: 'At', cell: ({ at }) => <Moment at={at} /> },
          { name: 'What', cell: (line) => <What line={line} /> },
          { name: 'State', cell: ({ state, tone }) => <Badge text={state} tone={tone} /> },
          { name: 'Took', isNumber: true, cell: ({ tookMs }) => duration(tookMs) },
          { name: 'Data', cell: (line) => <Data line={line} /> },
        ]}
      />
    </>
  );
}

function What({ line: { kind, name, attempt, instance, due } }: { line: Line }) {
  return (
    <>
      <span class="dim">{kind}</span> {name}
      {due === undefined ? null : (
        <>
          until <Moment at={due} />
        </>
      )}
      {attempt === undefined ? null : (
        <>
          {' '}
          <Badge text={`attempt ${attempt}`} tone="warn" />
        </>
      )}
      {instance === undefined ? null : (
        <>
          {' '}
          <a href={`/sagas/${encodeURIComponent(instance)}`}>{instance}</a>
        </>
      )}
    </>
  );
}

function Data({ line: { n, input, result, fault } }: { line: Line }) {
  return (
    <>
      {fault === undefined ? null : <span class="bad-text">{fault}</span>}
      {input === undefined ? null : <Folded name="input" n={n} value={input} />}
      {result === undefined ? null : <Folded name="result" n={n} value={result} />}
    </>
  );
}

function Folded({ name, n, value }: { name: string; n: number; value: unknown }) {
  const text = JSON.stringify(value);
  if (text.length <= 50)
    return (
      <div>
        <span class="dim">{name}</span> <code>{text}</code>
      </div>
    );
  return (
    <details>
      <summary>
        {name} <code>{text.slice(0, 40)}…</code>
      </summary>
      <JsonView label={`${name} of event ${n + 1}`} value={value} />
    </details>
  );
}
