import { useState } from 'preact/hooks';
import type { Trace } from '../../../monitor/queries/query-answers.ts';
import { Badge } from '../kit/badge.tsx';
import { duration, Moment } from '../kit/moment.tsx';
import { Fault } from '../kit/notice.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import type { SearchKey } from '../search-key.ts';
import { Waterfall } from './waterfall.tsx';

/** One trace, live: a trace grows until everything that it caused has ended. */
export function TraceView({ operationId, keys }: { operationId: string; keys: readonly SearchKey[] }) {
  const [withLogs, setLogs] = useState(true);
  const shown = keys.map(({ property }) => `show=${encodeURIComponent(property)}`).join('&');
  const path = `/monitor/traces/${encodeURIComponent(operationId)}?${shown}`;
  const { value: trace, fault } = useAnswer<Trace>(path, 2_000);
  return (
    <>
      <p>
        <a href="/traces">All traces</a>
      </p>
      <Fault message={trace === undefined ? fault : undefined} />
      {trace === undefined ? null : (
        <>
          <h2>{trace.name}</h2>
          <p class="facts">
            <Moment at={trace.startedAt} withDate />
            <span>{duration(trace.durationMs)}</span>
            <span>{trace.spans} spans</span>
            {trace.failures > 0 ? (
              <Badge text={`${trace.failures} failed`} tone="bad" />
            ) : (
              <Badge text="nothing failed" tone="good" />
            )}
            {keys.flatMap(({ property, name, link }) =>
              (trace.found[property] ?? []).slice(0, 5).map((value) => (
                <a key={value} href={link(value)}>
                  {name} {value}
                </a>
              )),
            )}
            <a href={`/logs?operation=${encodeURIComponent(operationId)}`}>Its logs</a>
            <label>
              <input type="checkbox" checked={withLogs} onChange={() => setLogs(!withLogs)} /> log lines in place
            </label>
          </p>
          <p class="dim mono">{operationId}</p>
          <Waterfall trace={trace} keys={keys} withLogs={withLogs} />
        </>
      )}
    </>
  );
}
