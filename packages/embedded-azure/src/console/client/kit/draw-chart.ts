import uPlot from 'uplot';
import { type ChartProps, colourNameOf, type Series } from './chart-props.ts';

/** Room for `10,000`. */
const VALUE_PX = 62;
/** Room for the half of `12:07:25`, which stands below the last value. */
const HALF_MOMENT_PX = 30;
/** Of the time from one bar to the next. */
const BAR_SHARE = 0.8;
const MOST_BAR_PX = 24;
const MOST_POINTS = 12;
/** A limit that is further away than this would press the values to the ground. */
const MOST_TIMES_HIGHER = 4;

/** What uPlot needs to draw a chart. @param colourOf the colour of a variable of the style sheet */
export function drawChart(props: ChartProps, colourOf: (variable: string) => string) {
  const { times, series, shape = 'lines', range, limit, write } = props;
  const isStacked = shape !== 'lines';
  // The lowest of a stack is drawn last, in front of what stands on it.
  const ordered = <T>(list: T[]): T[] => (isStacked ? list.toReversed() : list);
  const drawn = series.map((one, n) => ({
    label: one.name,
    ...looksOf(props, one, colourOf(`--${colourNameOf(one, n)}`)),
  }));
  const limits = limit === undefined ? [] : [limit];
  const line = { auto: false, stroke: colourOf('--bad'), width: 1, dash: [6, 4], points: { show: false } };
  const axis = { stroke: colourOf('--dim'), grid: { stroke: colourOf('--line') } };
  const written = write && { values: (_: uPlot, splits: number[]) => splits.map(write) };
  const options: Omit<uPlot.Options, 'width' | 'height'> = {
    legend: { show: false },
    padding: [null, HALF_MOMENT_PX, null, null],
    cursor: { drag: { x: false, y: false } },
    scales: {
      ...(range === undefined ? {} : { x: { range: [...range] as [number, number] } }),
      ...(isStacked || limit !== undefined ? { y: { range: (_, min, max) => heightsOf(min, max, limit) } } : {}),
    },
    axes: [
      { ...axis, values: momentsOf, space: 64 },
      { ...axis, size: VALUE_PX, ...written },
    ],
    series: [{}, ...ordered(drawn), ...limits.map(() => line)],
  };
  const values = isStacked ? stackedValues(props) : series.map((one) => [...one.values]);
  const data: uPlot.AlignedData = [[...times], ...ordered(values), ...limits.map((one) => times.map(() => one))];
  return { options, data };
}

function looksOf({ times, shape, joinsGaps = false }: ChartProps, { values }: Series, stroke: string): uPlot.Series {
  if (shape === 'areas')
    return { width: 1, spanGaps: true, stroke, fill: stroke, points: { show: times.length === 1 } };
  // A line of one value would not be seen.
  const isSparse = values.filter((value) => value !== null).length <= MOST_POINTS;
  if (shape !== 'bars')
    return { width: 2, spanGaps: joinsGaps, stroke, ...(isSparse ? { points: { show: true } } : {}) };
  const paths = uPlot.paths.bars?.({ size: [BAR_SHARE, MOST_BAR_PX] });
  return { width: 0, stroke, fill: stroke, points: { show: false }, ...(paths ? { paths } : {}) };
}

/** Each series with all below it. A time without any value stays without. */
function stackedValues({ times, series }: ChartProps): (number | null)[][] {
  const sums = times.map(() => 0);
  return series.map(({ values }) =>
    times.map((_, n) => {
      sums[n] = (sums[n] ?? 0) + (values[n] ?? 0);
      return series.some((one) => (one.values[n] ?? null) !== null) ? (sums[n] ?? 0) : null;
    }),
  );
}

function heightsOf(min: number | null, max: number | null, limit: number | undefined): [number, number] {
  const highest = max ?? 0;
  const isNear = limit !== undefined && highest * MOST_TIMES_HIGHER >= limit;
  const top = Math.max(highest, isNear ? limit : 0);
  return [Math.min(0, min ?? 0), top === 0 ? 1 : top * 1.1];
}

const DAY_SECONDS = 86_400;

/** Times of a day, and dates where another one begins. */
function momentsOf(_: uPlot, moments: number[], _axis: number, _space: number, step: number): string[] {
  return moments.map((seconds) => {
    const date = new Date(seconds * 1_000);
    const isMidnight = date.getHours() === 0 && date.getMinutes() === 0 && date.getSeconds() === 0;
    if (step >= DAY_SECONDS || isMidnight)
      return date.toLocaleDateString(undefined, { day: 'numeric', month: 'short' });
    return date.toLocaleTimeString('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      ...(step < 60 ? { second: '2-digit' } : {}),
    });
  });
}
