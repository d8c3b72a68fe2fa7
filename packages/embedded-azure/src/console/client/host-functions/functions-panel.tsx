import type { FunctionsAnswer, ShownFunction } from '../../host-functions/shown-function.ts';
import { Badge } from '../kit/badge.tsx';
import { duration, Moment } from '../kit/moment.tsx';
import { narrow } from '../kit/narrow.ts';
import { Fault } from '../kit/notice.tsx';
import { SearchField } from '../kit/search-field.tsx';
import { Table } from '../kit/table.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import type { Panel, PanelProps } from '../panel.ts';
import { InvocationList } from './invocation-list.tsx';

export const functionsPanel: Panel = {
  path: 'functions',
  name: 'Functions',
  group: 'Azure',
  about: 'The functions of the app: what starts them, how often they ran and failed, and how long they took.',
  view: FunctionsView,
};

function FunctionsView({ rest: [chosen], query }: PanelProps) {
  const onlyFailed = query.has('failed');
  const asked = new URLSearchParams({
    failed: String(onlyFailed),
    ...(chosen === undefined ? {} : { function: chosen }),
  });
  const { value, fault } = useAnswer<FunctionsAnswer>(`/functions?${asked}`, 2_000);
  const path = chosen === undefined ? '/functions' : `/functions/${encodeURIComponent(chosen)}`;
  const part = (query.get('name') ?? '').toLowerCase();
  const shown = value?.functions
    .filter(({ name, trigger, detail }) => `${name} ${trigger} ${detail}`.toLowerCase().includes(part))
    .sort((one, other) => Number(other.tally !== undefined) - Number(one.tally !== undefined));
  return (
    <>
      <Fault message={fault} />
      {value === undefined ? null : <HostState host={value.host} />}
      {chosen === undefined ? null : (
        <p>
          <a href="/functions">All functions</a>
        </p>
      )}
      <search class="fields">
        {chosen === undefined ? (
          <SearchField
            label="Function"
            given={query.get('name') ?? ''}
            example="name, route, trigger"
            tell={(text) => narrow(path, query, 'name', text)}
          />
        ) : null}
        <label class="check">
          <input
            type="checkbox"
            checked={onlyFailed}
            onChange={() => narrow(path, query, 'failed', onlyFailed ? '' : 'true')}
          />{' '}
          failed runs only
        </label>
      </search>
      {value === undefined || shown === undefined ? null : (
        <>
          {chosen === undefined ? (
            <Functions functions={shown} minutes={value.minutes} isWhole={part !== ''} />
          ) : (
            <h2>{chosen}</h2>
          )}
          <h2>Latest runs</h2>
          {value.invocations === undefined ? (
            <p class="empty">This host doesn’t tell what it ran: only the embedded one does, while it runs.</p>
          ) : (
            <InvocationList
              isOnlyFailed={onlyFailed}
              invocations={value.invocations.filter((one) => shown.some(({ name }) => name === one.function))}
            />
          )}
        </>
      )}
    </>
  );
}

function HostState({ host: { url, state, version, startedAt, restarts } }: { host: FunctionsAnswer['host'] }) {
  return (
    <p class="facts">
      <span>
        Host <code>{url}</code>
      </span>
      <Badge text={state} tone={state === 'Running' ? 'good' : 'bad'} />
      {startedAt === undefined ? null : (
        <span>
          since <Moment at={startedAt} />
        </span>
      )}
      {version === undefined ? null : <span class="dim">runtime {version}</span>}
      {restarts > 0 ? (
        <Badge text={`restarted ${restarts === 1 ? 'once' : `${restarts} times`} while watched`} tone="warn" />
      ) : null}
    </p>
  );
}

interface FunctionsProps {
  functions: readonly ShownFunction[];
  minutes: number;
  /** Whether those that have not run are shown among the others. */
  isWhole: boolean;
}

/** Most functions have not run yet, and would push the latest runs out of sight. */
function Functions({ functions, minutes, isWhole }: FunctionsProps) {
  const ran = functions.filter(({ tally }) => tally !== undefined);
  const others = functions.length - ran.length;
  if (isWhole || ran.length === 0) return <FunctionTable caption="Functions" functions={functions} minutes={minutes} />;
  return (
    <>
      <FunctionTable caption="Functions that have run" functions={ran} minutes={minutes} />
      {others === 0 ? null : (
        <details>
          <summary>
            {others === 1 ? '1 function has' : `${others} functions have`} not run since the host started
          </summary>
          <FunctionTable
            caption="Functions that have not run"
            functions={functions.filter(({ tally }) => tally === undefined)}
            minutes={minutes}
          />
        </details>
      )}
    </>
  );
}

interface FunctionTableProps {
  caption: string;
  functions: readonly ShownFunction[];
  minutes: number;
}

function FunctionTable({ caption, functions, minutes }: FunctionTableProps) {
  return (
    <Table
      caption={caption}
      rows={functions}
      idOf={({ name }) => name}
      empty="No function: the host starts, or nothing matches."
      columns={[
        { name: 'Function', cell: ({ name }) => <a href={`/functions/${encodeURIComponent(name)}`}>{name}</a> },
        { name: 'Trigger', cell: ({ trigger }) => trigger },
        { name: 'On', isMinor: true, cell: ({ detail }) => <span class="mono">{detail}</span> },
        { name: `Runs, ${minutes} min`, isNumber: true, cell: ({ tally }) => tally?.recent.count || null },
        {
          name: 'Failed',
          cell: ({ tally }) => {
            if (tally === undefined || tally.failed === 0) return null;
            const text = `${tally.recent.failed}, ${tally.failed} in all`;
            return <Badge text={text} tone={tally.recent.failed > 0 ? 'bad' : 'warn'} />;
          },
        },
        { name: 'p50', isNumber: true, isMinor: true, cell: ({ tally }) => duration(tally?.recent.p50Ms) },
        { name: 'p95', isNumber: true, cell: ({ tally }) => duration(tally?.recent.p95Ms) },
        { name: 'Runs in all', isNumber: true, isMinor: true, cell: ({ tally }) => tally?.total ?? 0 },
      ]}
    />
  );
}
