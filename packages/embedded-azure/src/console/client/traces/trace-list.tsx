import type { FoundTraces, TraceSummary } from '../../../monitor/queries/query-answers.ts';
import { Badge } from '../kit/badge.tsx';
import { duration, Moment } from '../kit/moment.tsx';
import { narrow } from '../kit/narrow.ts';
import { Fault } from '../kit/notice.tsx';
import { SearchField } from '../kit/search-field.tsx';
import { type Column, Table } from '../kit/table.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import type { SearchKey } from '../search-key.ts';
import { questionOf } from './question-of.ts';

/** The latest traces that match what the page's address asks for. */
export function TraceList({ keys, query }: { keys: readonly SearchKey[]; query: URLSearchParams }) {
  const { value: found, fault } = useAnswer<FoundTraces>(`/monitor/traces?${questionOf(query, keys)}`, 2_000);
  const set = (name: string, value: string) => narrow('/traces', query, name, value);
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
          {found.isCut ? <p class="dim">Older traces were not looked at: narrow the search.</p> : null}
        </>
      )}
    </>
  );
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
