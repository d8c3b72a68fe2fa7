import { Chart } from '@partner-orders/embedded-azure/console-client/kit/chart.tsx';
import { useMemo } from 'preact/hooks';
import type { ShownSample } from '../../load/load-state.ts';

/** The queues that are shown: those that ever held most. */
const QUEUES = 5;

/** Every second of the run. */
export function LoadCharts({ samples }: { samples: readonly ShownSample[] }) {
  const drawn = useMemo(() => seriesOf(samples), [samples]);
  if (samples.length === 0) return null;
  return (
    <div class="grid">
      {drawn.charts.map(({ title, series }) => (
        <Chart key={title} title={title} times={drawn.times} series={series} joinsGaps />
      ))}
    </div>
  );
}

function seriesOf(samples: readonly ShownSample[]) {
  const line = (name: string, value: (sample: ShownSample) => number | null) => ({ name, values: samples.map(value) });
  return {
    times: samples.map(({ at }) => Date.parse(at) / 1_000),
    charts: [
      {
        title: 'Orders a second',
        series: [
          line('sent', ({ last }) => last.sent),
          line('accepted', ({ last }) => last.accepted),
          line('rejected', ({ last }) => last.rejected),
          line('ended', ({ last }) => last.final),
        ],
      },
      {
        title: 'Answer of the API (ms)',
        series: [
          line('p50', ({ answer }) => answer.p50),
          line('p95', ({ answer }) => answer.p95),
          line('p99', ({ answer }) => answer.p99),
        ],
      },
      {
        title: 'From acceptance to the end (s)',
        series: [
          line('p50', ({ toFinal }) => seconds(toFinal.p50)),
          line('p95', ({ toFinal }) => seconds(toFinal.p95)),
        ],
      },
      {
        title: 'From an event to the partner’s stream (s)',
        series: [
          line('p50', ({ feedLag }) => seconds(feedLag.p50)),
          line('p95', ({ feedLag }) => seconds(feedLag.p95)),
        ],
      },
      {
        title: 'In progress',
        series: [
          line('requests', ({ waiting }) => waiting),
          line('orders of this run', ({ inProgress }) => inProgress),
          line('sagas, as Durable counts them', ({ sagas }) => sagas ?? null),
        ],
      },
      {
        title: 'Messages that wait in Service Bus',
        series: fullest(samples).map((name) => line(name, ({ queues }) => queues?.[name] ?? null)),
      },
    ].filter(({ series }) => series.length > 0),
  };
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1_000;
}

function fullest(samples: readonly ShownSample[]): string[] {
  const most = new Map<string, number>();
  for (const { queues = {} } of samples)
    for (const [name, count] of Object.entries(queues)) most.set(name, Math.max(most.get(name) ?? 0, count));
  return [...most]
    .sort(([, a], [, b]) => b - a)
    .slice(0, QUEUES)
    .map(([name]) => name)
    .sort();
}
