import { useState } from 'preact/hooks';
import type { Aggregate, MetricName } from '../../../monitor/queries/query-answers.ts';
import { narrow } from '../kit/narrow.ts';
import type { ChosenMetric } from './metric-chart.tsx';

export interface MetricPickerProps {
  names: readonly MetricName[];
  query: URLSearchParams;
  pin: (chosen: ChosenMetric) => void;
}

const OF_METRICS: readonly Aggregate[] = ['sum', 'avg', 'min', 'max', 'count'];
/** Only single durations have percentiles: a metric arrives summed up. */
const OF_SPANS: readonly Aggregate[] = ['p50', 'p95', 'p99', 'avg', 'max', 'min', 'count'];
const SPANS: Readonly<Record<string, readonly string[]>> = {
  requests: ['Name', 'ResultCode', 'Success', 'AppRoleInstance'],
  calls: ['Target', 'Name', 'ResultCode', 'Success', 'AppRoleInstance'],
};

/** What to measure, how, and over which time. */
export function MetricPicker({ names, query, pin }: MetricPickerProps) {
  const [of, setOf] = useState('requests');
  const [aggregate, setAggregate] = useState<Aggregate>('p95');
  const [split, setSplit] = useState('');
  const aggregates = of in SPANS ? OF_SPANS : OF_METRICS;
  const dimensions = names.filter(({ name }) => name === of).flatMap((one) => one.dimensions);
  const splits = SPANS[of] ?? [...new Set(dimensions)].map((name) => `Properties.${name}`);
  const how = aggregates.find((known) => known === aggregate) ?? aggregates[0] ?? 'avg';
  const by = splits.includes(split) ? split : '';
  return (
    <form
      class="fields"
      onSubmit={(event) => {
        event.preventDefault();
        pin({ of, aggregate: how, ...(by === '' ? {} : { split: by }) });
      }}
    >
      <label>
        Measure
        <select value={of} onChange={({ currentTarget }) => setOf(currentTarget.value)}>
          <option value="requests">requests: durations</option>
          <option value="calls">calls: durations</option>
          {[...new Set(names.map(({ name }) => name))].map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        As
        <select
          value={how}
          onChange={({ currentTarget }) => setAggregate(aggregates.find((one) => one === currentTarget.value) ?? how)}
        >
          {aggregates.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        Split by
        <select value={by} onChange={({ currentTarget }) => setSplit(currentTarget.value)}>
          <option value="">nothing</option>
          {splits.map((name) => (
            <option key={name} value={name}>
              {name.replace('Properties.', '')}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">Pin</button>
      <label>
        The last
        <select
          value={query.get('minutes') ?? '15'}
          onChange={({ currentTarget }) => narrow('/metrics', query, 'minutes', currentTarget.value)}
        >
          {[5, 15, 60, 360, 1_440].map((minutes) => (
            <option key={minutes} value={minutes}>
              {minutes < 120 ? `${minutes} min` : `${minutes / 60} h`}
            </option>
          ))}
        </select>
      </label>
    </form>
  );
}
