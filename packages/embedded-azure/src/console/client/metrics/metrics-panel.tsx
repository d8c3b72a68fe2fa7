import type { MetricName } from '../../../monitor/queries/query-answers.ts';
import { Fault } from '../kit/notice.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import type { Panel, PanelProps } from '../panel.ts';
import { type ChosenMetric, MetricChart } from './metric-chart.tsx';
import { MetricPicker } from './metric-picker.tsx';
import { usePinned } from './use-pinned.ts';

export const metricsPanel: Panel = {
  path: 'metrics',
  name: 'Metrics',
  group: 'Azure',
  about: 'What the app measures, over time, and how long its requests and calls take.',
  view: MetricsView,
};

function MetricsView({ query }: PanelProps) {
  // The list changes rarely, and asking for it reads every metric.
  const { value: names, fault } = useAnswer<MetricName[]>('/monitor/metrics', 30_000);
  const { pinned, pin, unpin } = usePinned(query);
  const minutes = Number(query.get('minutes') ?? 15);
  return (
    <>
      <Fault message={fault} />
      {names === undefined ? null : <MetricPicker names={names} query={query} pin={pin} />}
      {pinned.length === 0 ? (
        <p class="empty">Choose what to measure, then “Pin” it. Several charts stand below each other.</p>
      ) : (
        <div class="charts">
          {pinned.map((chosen: ChosenMetric, n) => (
            <MetricChart
              key={JSON.stringify(chosen)}
              chosen={chosen}
              minutes={Number.isFinite(minutes) ? minutes : 15}
              unpin={() => unpin(n)}
            />
          ))}
        </div>
      )}
    </>
  );
}
