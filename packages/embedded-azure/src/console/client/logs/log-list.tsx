import { useState } from 'preact/hooks';
import type { LogLine } from '../../../monitor/queries/query-answers.ts';
import { Badge, type Tone } from '../kit/badge.tsx';
import { Moment } from '../kit/moment.tsx';
import { narrow } from '../kit/narrow.ts';
import { Fault } from '../kit/notice.tsx';
import { Properties } from '../kit/properties.tsx';
import { SearchField } from '../kit/search-field.tsx';
import { type Column, Table } from '../kit/table.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import type { SearchKey } from '../search-key.ts';

const SEVERITIES = ['verbose', 'information', 'warning', 'error', 'critical'];
const TONES: readonly Tone[] = ['plain', 'plain', 'warn', 'bad', 'bad'];
const MOST = 200;

interface LogListProps {
  keys: readonly SearchKey[];
  /** The property that says when it happened, of a line that was written later. */
  happenedIn: string;
  query: URLSearchParams;
}

/** Lines and exceptions that match what the page's address asks for: a live tail that can be paused. */
export function LogList({ keys, happenedIn, query }: LogListProps) {
  const [isPaused, setPaused] = useState(false);
  const { value: lines, fault } = useAnswer<LogLine[]>(`/monitor/logs?${asked(query, keys)}`, isPaused ? 0 : 1_500);
  const set = (name: string, value: string) => narrow('/logs', query, name, value);
  return (
    <>
      <search class="fields">
        <label>
          At least
          <select
            value={query.get('severity') ?? ''}
            onChange={({ currentTarget }) => set('severity', currentTarget.value)}
          >
            <option value="">any severity</option>
            {SEVERITIES.slice(1).map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <SearchField
          label="Text"
          given={query.get('text') ?? ''}
          example="a part of the line"
          tell={(value) => set('text', value)}
        />
        {keys.map(({ parameter, name, example }) => (
          <SearchField
            key={parameter}
            label={name}
            given={query.get(parameter) ?? ''}
            example={example}
            tell={(value) => set(parameter, value)}
          />
        ))}
        <SearchField
          label="Trace"
          given={query.get('operation') ?? ''}
          example="an operation’s id"
          tell={(value) => set('operation', value)}
        />
        <button type="button" aria-pressed={isPaused} onClick={() => setPaused(!isPaused)}>
          {isPaused ? 'Go on' : 'Pause'}
        </button>
      </search>
      <p class="dim" role="status">
        {isPaused ? 'Paused: newer lines are not shown.' : 'Live.'}
        {lines?.length === MOST ? ` The newest ${MOST} lines.` : ''}
      </p>
      <Fault message={fault} />
      {lines === undefined ? null : (
        <Table
          caption="Log lines, the newest first"
          rows={lines}
          idOf={({ id }) => String(id)}
          empty={[...query].length > 0 ? 'No line matches.' : 'Nothing has been logged yet.'}
          columns={columnsFor(keys, happenedIn)}
        />
      )}
    </>
  );
}

function asked(query: URLSearchParams, keys: readonly SearchKey[]): URLSearchParams {
  const question = new URLSearchParams({ limit: String(MOST) });
  const severity = SEVERITIES.indexOf(query.get('severity') ?? '');
  if (severity > 0) question.set('leastSeverity', String(severity));
  for (const name of ['text', 'operation']) {
    const value = query.get(name);
    if (value !== null) question.set(name, value);
  }
  for (const { parameter, property } of keys) {
    const value = query.get(parameter);
    if (value !== null) question.set(`Properties.${property}`, value);
  }
  return question;
}

function columnsFor(keys: readonly SearchKey[], happenedIn: string): Column<LogLine>[] {
  return [
    { name: 'At', cell: ({ at, properties }) => <Moment at={properties[happenedIn] ?? at} /> },
    {
      name: 'Severity',
      cell: ({ severity }) => (
        <Badge text={SEVERITIES[severity] ?? String(severity)} tone={TONES[severity] ?? 'plain'} />
      ),
    },
    { name: 'Line', cell: (line) => <Line line={line} keys={keys} /> },
    {
      name: 'Leads to',
      cell: ({ operationId, properties }) => (
        <span class="links">
          {operationId === '' ? null : <a href={`/traces/${encodeURIComponent(operationId)}`}>trace</a>}
          {keys.map(({ property, name, link }) => {
            const value = properties[property];
            return value === undefined ? null : (
              <a key={property} href={link(value)}>
                {name.toLowerCase()}
              </a>
            );
          })}
        </span>
      ),
    },
  ];
}

function Line({ line: { message, exception, properties, role }, keys }: { line: LogLine; keys: readonly SearchKey[] }) {
  return (
    <details class="line">
      <summary>
        {exception === undefined ? '' : `${exception.type}: `}
        {message}
      </summary>
      {exception === undefined || exception.stack === '' ? null : <pre class="stack">{exception.stack}</pre>}
      <Properties values={{ ...properties, role }} keys={keys} />
    </details>
  );
}
