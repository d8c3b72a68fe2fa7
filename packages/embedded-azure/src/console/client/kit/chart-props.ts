export interface Series {
  name: string;
  values: readonly (number | null)[];
  /** If its colour says something; otherwise each has another one. */
  tone?: 'good' | 'bad' | 'warn';
}

export interface ChartProps {
  /** What it shows, with its unit: `Orders per second`. */
  title: string;
  /** Seconds since the epoch, of every point. */
  times: readonly number[];
  series: readonly Series[];
  heightPx?: number;
  /** Draws a line over the times that have no value, for what is measured only now and then. */
  joinsGaps?: boolean;
  /** Lines by default. Areas and bars stand on each other, and the legend has their sums. */
  shape?: 'lines' | 'areas' | 'bars';
  /** The first and the last second that is shown; the points' own by default. */
  range?: readonly [number, number];
  /** A line across the chart: what a value should not pass. */
  limit?: number;
  /** How a value is written: `1.2 s`. */
  write?: (value: number) => string;
}

/** How many series have a colour of their own. */
export const MOST_SERIES = 10;

/** The name of a series' colour, as a variable and as a class. */
export function colourNameOf({ tone }: Series, n: number): string {
  return tone ?? `series-${(n % MOST_SERIES) + 1}`;
}
