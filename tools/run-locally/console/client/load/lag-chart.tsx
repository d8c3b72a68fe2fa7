import { Chart } from '@partner-orders/embedded-azure/console-client/kit/chart.tsx';
import { useAnswer } from '@partner-orders/embedded-azure/console-client/kit/use-answer.ts';
import type { Measured } from '@partner-orders/embedded-azure/internals/monitor/queries/query-answers';
import { useState } from 'preact/hooks';
import type { LoadState } from '../../load/load-state.ts';
import { linesByTime } from './lines-by-time.ts';

const STEP_S = 5;
const MINUTE_MS = 60_000;
/** The monitor gives no more than 1,000 steps. */
const MOST_MINUTES = 80;
/** Orders end for a minute after the last one was placed, and their metrics arrive a moment later. */
const MINUTES_AFTER = 2;

type Run = NonNullable<LoadState['run']>;

/** A lag that the app itself measures in a run. It arrives summed up, so it has no percentiles. */
export function LagChart({ title, metric, run }: { title: string; metric: string; run: Run }) {
  const begin = Date.parse(run.startedAt);
  const runMinutes = Math.ceil(run.choice.minutes) + MINUTES_AFTER;
  // The same for as long as the page is open: another question would begin with an empty chart.
  const [minutes] = useState(() => {
    const passed = Math.ceil((Date.now() - begin) / MINUTE_MS) + 1;
    return Math.min(MOST_MINUTES, run.isRunning ? Math.max(runMinutes, passed) : passed);
  });
  const pathOf = (aggregate: string) => {
    const asked = { metric, aggregate, minutes: String(minutes), stepSeconds: String(STEP_S) };
    return `/monitor/metrics/series?${new URLSearchParams(asked)}`;
  };
  // At the end of the run it is asked once more.
  const everyMs = run.isRunning ? STEP_S * 1_000 : 0;
  const { value: average } = useAnswer<Measured>(pathOf('avg'), everyMs);
  const { value: longest } = useAnswer<Measured>(pathOf('max'), everyMs);
  if (average === undefined || longest === undefined) return null;
  const shown = { from: begin / 1_000 - STEP_S, to: (begin + runMinutes * MINUTE_MS) / 1_000 };
  return <Chart title={title} {...linesByTime({ average, longest }, shown)} joinsGaps />;
}
