import { duration } from '@partner-orders/embedded-azure/console-client/kit/moment.tsx';
import { Fault } from '@partner-orders/embedded-azure/console-client/kit/notice.tsx';
import { useAnswer } from '@partner-orders/embedded-azure/console-client/kit/use-answer.ts';
import { Waterfall } from '@partner-orders/embedded-azure/console-client/traces/waterfall.tsx';
import type { OrderTrace } from '../../orders/shown-orders.ts';
import { searchKeys } from '../search-keys.ts';

/** The request, the publication, the start of the saga: the steps below it are shown, and what is inside them is folded. */
const STEPS_DEPTH = 3;

/** The request that placed the order, with everything that it caused. */
export function StoryTrace({ traceId, everyMs }: { traceId: string; everyMs: number }) {
  const path = encodeURIComponent(traceId);
  const { value, fault } = useAnswer<OrderTrace>(`/orders/traces/${path}`, everyMs);
  const { trace, missing } = value ?? {};
  return (
    <section class="card" aria-labelledby="trace-heading">
      <h2 id="trace-heading">Trace</h2>
      <Fault message={fault} />
      {missing === undefined ? null : <p class="dim">{missing}</p>}
      {trace === undefined ? null : (
        <>
          <p class="facts dim">
            <span>{duration(trace.durationMs)}</span>
            <span>{trace.spans} spans</span>
            {trace.failures === 0 ? null : <span>{trace.failures} failed</span>}
            <a href={`/traces/${path}`}>With its log lines</a>
          </p>
          <Waterfall trace={trace} keys={searchKeys} withLogs={false} foldedFrom={STEPS_DEPTH} />
        </>
      )}
    </section>
  );
}
