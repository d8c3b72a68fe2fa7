import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import { useTheme } from './use-theme.ts';

export interface Series {
  name: string;
  values: readonly (number | null)[];
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
}

/** Lines over time. Below it the latest values stand as text, for those who can't see the lines. */
export function Chart({ title, times, series, heightPx = 160, joinsGaps = false }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const theme = useTheme();
  const names = series.map(({ name }) => name).join('\n');
  // Other series or colours draw it again, other points don't.
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const axis = { stroke: colourOf(element, '--dim'), grid: { stroke: colourOf(element, '--line') } };
    const drawn = new uPlot(
      {
        width: Math.max(element.clientWidth, 120),
        height: heightPx,
        legend: { show: false },
        cursor: { drag: { x: false, y: false } },
        axes: [axis, axis],
        series: [
          {},
          ...series.map(({ name }, n) => ({
            label: name,
            width: 2,
            spanGaps: joinsGaps,
            stroke: colourOf(element, `--series-${(n % 6) + 1}`),
          })),
        ],
      },
      dataOf(times, series),
      element,
    );
    plot.current = drawn;
    const watching = new ResizeObserver(() =>
      drawn.setSize({ width: Math.max(element.clientWidth, 120), height: heightPx }),
    );
    watching.observe(element);
    return () => {
      watching.disconnect();
      drawn.destroy();
      plot.current = undefined;
    };
  }, [names, heightPx, theme]);
  useEffect(() => plot.current?.setData(dataOf(times, series)), [times, series]);
  return (
    <figure class="chart">
      <figcaption>
        {title}
        <span class="legend">
          {series.map(({ name, values }, n) => (
            <span key={name} class={`series-${(n % 6) + 1}`}>
              {name}: {shown(values.findLast((value) => value !== null))}
            </span>
          ))}
        </span>
      </figcaption>
      <div ref={place} aria-hidden="true" />
    </figure>
  );
}

/** A canvas needs the colour that the variable has in the present theme. */
function colourOf(element: HTMLElement, variable: string): string {
  element.style.color = `var(${variable})`;
  const { color } = getComputedStyle(element);
  element.style.color = '';
  return color;
}

function dataOf(times: readonly number[], series: readonly Series[]): uPlot.AlignedData {
  return [[...times], ...series.map(({ values }) => [...values])];
}

function shown(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
