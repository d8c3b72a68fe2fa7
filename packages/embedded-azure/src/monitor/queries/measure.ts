import type { Sample } from '../store/telemetry-search.ts';
import type { TelemetryStore } from '../store/telemetry-store.ts';
import type { Aggregate, Measured } from './query-answers.ts';

export const aggregates = ['sum', 'avg', 'min', 'max', 'count', 'p50', 'p95', 'p99'] as const satisfies Aggregate[];

export interface Measuring {
  source: { metric: string } | { table: 'AppRequests' | 'AppDependencies' };
  aggregate: Aggregate;
  /** The column, or `Properties.<name>`, whose values are lines of their own. */
  split?: string | undefined;
  minutes: number;
  stepSeconds: number;
}

const MOST_SAMPLES = 60_000;
const MOST_SERIES = 6;

/** What was measured in each step until now, in lines over time. */
export function measure(
  { source, aggregate, split, minutes, stepSeconds }: Measuring,
  store: TelemetryStore,
  nowMs: number,
): Measured {
  const stepMs = stepSeconds * 1_000;
  const last = Math.floor(nowMs / stepMs);
  const first = last - Math.ceil((minutes * 60) / stepSeconds) + 1;
  const since = new Date(first * stepMs).toISOString();
  const samples = store.search.samples({ source, since, split, limit: MOST_SAMPLES });
  const lines = Map.groupBy(samples, ({ part }) => (split === undefined ? aggregate : part || '(none)'));
  const sorted = [...lines].sort(([, one], [, other]) => other.length - one.length);
  const steps = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  return {
    times: steps.map((step) => step * stepSeconds),
    series: sorted.slice(0, MOST_SERIES).map(([name, ofLine]) => {
      const byStep = Map.groupBy(ofLine, ({ atMs }) => Math.floor(atMs / stepMs));
      return { name, values: steps.map((step) => aggregated(aggregate, byStep.get(step) ?? [])) };
    }),
    more: Math.max(sorted.length - MOST_SERIES, 0),
    isCut: samples.length === MOST_SAMPLES,
  };
}

function aggregated(aggregate: Aggregate, samples: readonly Sample[]): number | null {
  if (samples.length === 0) return aggregate === 'sum' || aggregate === 'count' ? 0 : null;
  const total = (key: 'sum' | 'count') => samples.reduce((sum, sample) => sum + sample[key], 0);
  switch (aggregate) {
    case 'sum':
      return total('sum');
    case 'count':
      return total('count');
    case 'avg':
      return total('sum') / Math.max(total('count'), 1);
    case 'min':
      return samples.reduce((least, { min }) => Math.min(least, min), Number.POSITIVE_INFINITY);
    case 'max':
      return samples.reduce((most, { max }) => Math.max(most, max), Number.NEGATIVE_INFINITY);
    default: {
      const values = samples.map(({ sum }) => sum).sort((one, other) => one - other);
      const rank = Math.ceil((Number(aggregate.slice(1)) / 100) * values.length);
      return values[Math.max(rank - 1, 0)] ?? null;
    }
  }
}
