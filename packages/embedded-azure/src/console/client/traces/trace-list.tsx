import type { FoundTraces, TraceSummary } from '../../../monitor/queries/query-answers.ts';
import { Badge } from '../kit/badge.tsx';
import { duration, Moment } from '../kit/moment.tsx';
import { narrow } from '../kit/narrow.ts';
import { Fault } from '../kit/notice.tsx';
import { SearchField } from '../kit/search-field.tsx';
import { type Column, Table } from '../kit/table.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import type { SearchKey } from '../search-key.ts';
import type { Chatter } from './chatter.ts';
import { questionOf } from './question-of.ts';

interface TraceListProps {
  keys: readonly SearchKey[];
  chatter: Chatter | undefined;
  query: URLSearchParams;
}

/** The latest traces that match what the page's address asks for. */
export function TraceList({ keys, chatter, query }: TraceListProps) {
  const isFirst = !query.has('before');
  const asked = questionOf(query, keys, chatter);
  const { value: found, fault } = useAnswer<FoundTraces>(`/monitor/traces?${asked}`, isFirst ? 2_000 : 0);
  // Another search begins with its newest traces.
  const set = (name: string, value: string) => narrow('/traces', without(query, 'before'), name, value);
  const flag = (name: string, text: string) => (
    <label class="check">
      <input type="checkbox" checked={query.has(name)} onChange={() => set(name, query.has(name) ? '' : 'true')} />{' '}
      {text}
    </label>
  );
  return (
    <>
      <search class="fields">
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
          label="A span’s name"
          given={query.get('name') ?? ''}
          example="a part of it"
          tell={(value) => set('name', value)}
        />
        <SearchField
          label="Other property"
          given={query.get('property') ?? ''}
          example="name=value"
          tell={(value) => set('property', value)}
        />
        <label>
          Slower than
          <select
            value={query.get('slower') ?? ''}
            onChange={({ currentTarget }) => set('slower', currentTarget.value)}
          >
            <option value="">any</option>
            {[50, 100, 300, 1_000, 3_000, 10_000].map((ms) => (
              <option key={ms} value={ms}>
                {duration(ms)}
              </option>
            ))}
          </select>
        </label>
        {flag('failed', 'failed only')}
        {flag('reads', 'with reads and idle background work')}
        {chatter === undefined ? null : flag(chatter.parameter, `with ${chatter.what}`)}
      </search>
      <Fault message={fault} />
      {found === undefined ? null : (
        <>
          <Table
            caption="Traces, the newest first"
            rows={found.traces}
            idOf={({ operationId }) => operationId}
            empty={`No trace ${[...query].length > 0 ? 'matches' : 'yet'}. Spans arrive some seconds after they end.`}
            columns={columnsFor(keys)}
          />
          {found.isCut ? (
            <p class="dim">More traces than are looked at at once: “Show older” goes on from here.</p>
          ) : null}
          <Pages query={query} next={found.next} />
        </>
      )}
    </>
  );
}

function Pages({ query, next }: { query: URLSearchParams; next: number | undefined }) {
  const newest = without(query, 'before');
  if (next === undefined && !query.has('before')) return null;
  const older = new URLSearchParams([...newest, ['before', String(next)]]);
  return (
    <nav class="pages" aria-label="Pages">
      {query.has('before') ? <a href={newest.size === 0 ? '/traces' : `/traces?${newest}`}>Newest</a> : null}
      {next === undefined ? null : <a href={`/traces?${older}`}>Show older</a>}
    </nav>
  );
}

function without(query: URLSearchParams, name: string): URLSearchParams {
  const rest = new URLSearchParams(query);
  rest.delete(name);
  return rest;
}

function columnsFor(keys: readonly SearchKey[]): Column<TraceSummary>[] {
  return [
    { name: 'Began', cell: ({ startedAt }) => <Moment at={startedAt} /> },
    {
      name: 'What',
      cell: ({ operationId, name }) => <a href={`/traces/${encodeURIComponent(operationId)}`}>{name}</a>,
    },
    ...keys.map(
      ({ property, name, link }): Column<TraceSummary> => ({
        name,
        cell: ({ found }) => {
          const [first, ...more] = found[property] ?? [];
          if (first === undefined) return null;
          return (
            <>
              <a class="mono" href={link(first)}>
                {first}
              </a>
              {more.length > 0 ? ` and ${more.length} more` : ''}
            </>
          );
        },
      }),
    ),
    { name: 'Took', isNumber: true, cell: ({ durationMs }) => duration(durationMs) },
    { name: 'Spans', isNumber: true, isMinor: true, cell: ({ spans }) => spans },
    {
      name: 'Failed',
      cell: ({ failures }) => (failures > 0 ? <Badge text={`${failures} failed`} tone="bad" /> : null),
    },
  ];
}
