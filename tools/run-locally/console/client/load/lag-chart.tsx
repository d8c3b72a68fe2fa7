import { Chart } from '@partner-orders/embedded-azure/console-client/kit/chart.tsx';
import { useAnswer } from '@partner-orders/embedded-azure/console-client/kit/use-answer.ts';
import type { Measured } from '@partner-orders/embedded-azure/internals/monitor/queries/query-answers';

const STEP_S = 5;
const MOST_MINUTES = 60;

/** A lag that the app itself measures, since the run began. It arrives summed up, so it has no percentiles. */
export function LagChart({ title, metric, since }: { title: string; metric: string; since: string }) {
  const minutes = Math.min(MOST_MINUTES, Math.ceil((Date.now() - Date.parse(since)) / 60_000) + 1);
  const pathOf = (aggregate: string) => {
    const asked = { metric, aggregate, minutes: String(minutes), stepSeconds: String(STEP_S) };
    return `/monitor/metrics/series?${new URLSearchParams(asked)}`;
  };
  const { value: average } = useAnswer<Measured>(pathOf('avg'), STEP_S * 1_000);
  const { value: longest } = useAnswer<Measured>(pathOf('max'), STEP_S * 1_000);
  if (average === undefined || longest === undefined) return null;
  const line = (name: string, { series: [only] }: Measured) => ({
    name,
    values: average.times.map((_, n) => inSeconds(only?.values[n])),
  });
  return (
    <Chart
      title={title}
      times={average.times}
      series={[line('average', average), line('longest', longest)]}
      joinsGaps
    />
  );
}

const inSeconds = (ms: number | null | undefined) => (ms === null || ms === undefined ? null : ms / 1_000);
