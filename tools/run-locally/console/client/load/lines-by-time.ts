import type { ChartProps } from '@partner-orders/embedded-azure/console-client/kit/chart-props.ts';
import type { Measured } from '@partner-orders/embedded-azure/internals/monitor/queries/query-answers';

/**
 * The only line of each answer, each value at its own time: two answers need not begin with the same step.
 *
 * @param measured by the name of the line, in milliseconds
 * @param shown the seconds since the epoch that are shown
 * @returns values in seconds
 */
export function linesByTime(
  measured: Readonly<Record<string, Pick<Measured, 'times' | 'series'>>>,
  { from, to }: { from: number; to: number },
): Pick<ChartProps, 'times' | 'series'> {
  const all = new Set(Object.values(measured).flatMap(({ times }) => times));
  const times = [...all].filter((time) => time >= from && time <= to).sort((a, b) => a - b);
  const series = Object.entries(measured).map(
    ([
      name,
      {
        times: own,
        series: [only],
      },
    ]) => {
      const byTime = new Map(own.map((time, n) => [time, only?.values[n] ?? null]));
      return { name, values: times.map((time) => inSeconds(byTime.get(time) ?? null)) };
    },
  );
  return { times, series };
}

const inSeconds = (ms: number | null) => (ms === null ? null : ms / 1_000);
