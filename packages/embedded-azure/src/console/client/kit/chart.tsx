import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import { type ChartProps, colourNameOf } from './chart-props.ts';
import { drawChart } from './draw-chart.ts';
import { useTheme } from './use-theme.ts';

/** Series over time. Their latest values, or their sums, stand as text, for those who can't see the drawing. */
export function Chart(props: ChartProps) {
  const { title, times, series, heightPx = 160, shape = 'lines', joinsGaps = false, limit, write = shown } = props;
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const theme = useTheme();
  const names = series.map(({ name }) => name).join('\n');
  const range = props.range?.join(' ');
  // Other series, colours or another way to draw draw it again, other points don't.
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const width = () => Math.max(element.clientWidth, 120);
    const { options, data } = drawChart(props, (variable) => colourOf(element, variable));
    const drawn = new uPlot({ width: width(), height: heightPx, ...options }, data, element);
    plot.current = drawn;
    const watching = new ResizeObserver(() => drawn.setSize({ width: width(), height: heightPx }));
    watching.observe(element);
    return () => {
      watching.disconnect();
      drawn.destroy();
      plot.current = undefined;
    };
  }, [names, heightPx, theme, shape, joinsGaps, limit, range]);
  useEffect(() => plot.current?.setData(drawChart(props, () => '').data), [times, series]);
  return (
    <figure class="chart">
      <figcaption>
        {title}
        <span class="legend">
          {series.map((one, n) => (
            <span key={one.name} class={colourNameOf(one, n)}>
              {one.name}: {told(one.values, shape === 'lines', write)}
            </span>
          ))}
          {limit === undefined ? null : <span class="limit">limit: {write(limit)}</span>}
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

/** The latest of a line; the sum of what is counted. */
function told(values: readonly (number | null)[], isLine: boolean, write: (value: number) => string): string {
  if (!isLine) return write(values.reduce<number>((sum, value) => sum + (value ?? 0), 0));
  const value = values.findLast((one) => one !== null);
  return value === null || value === undefined ? '–' : write(value);
}

function shown(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
