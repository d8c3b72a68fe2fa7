import { useMemo } from 'preact/hooks';
import type { Aggregate, Measured } from '../../../monitor/queries/query-answers.ts';
import { Chart } from '../kit/chart.tsx';
import { Fault } from '../kit/notice.tsx';
import { useAnswer } from '../kit/use-answer.ts';

export interface ChosenMetric {
  /** A metric's name; `requests` and `calls` are the durations of spans. */
  of: string;
  aggregate: Aggregate;
  /** A column, or `Properties.<name>`. */
  split?: string;
}

/** Spans are measured too: where their durations are. */
const TABLES: Readonly<Record<string, string>> = { requests: 'AppRequests', calls: 'AppDependencies' };

/** How long a step is, so that a chart has about 60 of them. */
function stepFor(minutes: number): number {
  return minutes <= 5 ? 5 : minutes <= 15 ? 15 : minutes <= 60 ? 60 : Math.ceil(minutes / 60) * 60;
}

/** One metric over the last minutes, live. */
export function MetricChart({ chosen, minutes, unpin }: { chosen: ChosenMetric; minutes: number; unpin: () => void }) {
  const { of, aggregate, split } = chosen;
  const table = TABLES[of];
  const stepSeconds = stepFor(minutes);
  const question = new URLSearchParams({
    ...(table === undefined ? { metric: of } : { table }),
    aggregate,
    minutes: String(minutes),
    stepSeconds: String(stepSeconds),
    ...(split === undefined ? {} : { split }),
  });
  const { value, fault } = useAnswer<Measured>(
    `/monitor/metrics/series?${question}`,
    Math.max(2_000, stepSeconds * 100),
  );
  const title = titleOf(chosen, stepSeconds);
  // Another answer draws it again, another rendering must not.
  const finished = useMemo(() => value && withoutLast(value), [value]);
  return (
    <article class="pinned">
      <button type="button" class="small" onClick={unpin} aria-label={`Remove ${title}`}>
        Remove
      </button>
      <Fault message={fault} />
      {value === undefined || finished === undefined ? (
        <p class="dim">{title}</p>
      ) : value.series.length === 0 ? (
        <p class="empty">
          {title}: nothing in the last {minutes} minutes.
        </p>
      ) : (
        <>
          <Chart title={title} {...finished} />
          {value.more > 0 ? <p class="dim">{value.more} more lines are not drawn.</p> : null}
          {value.isCut ? <p class="dim">There is too much to read: the earliest part is missing.</p> : null}
        </>
      )}
    </article>
  );
}

/** The last step has only begun: it would be drawn as a fall, and told as the latest value. */
function withoutLast({ times, series }: Measured): Pick<Measured, 'times' | 'series'> {
  return {
    times: times.slice(0, -1),
    series: series.map(({ name, values }) => ({ name, values: values.slice(0, -1) })),
  };
}

function titleOf({ of, aggregate, split }: ChosenMetric, stepSeconds: number): string {
  const by = split === undefined ? '' : ` by ${split.replace('Properties.', '')}`;
  const isSpan = TABLES[of] !== undefined;
  if (aggregate === 'count' || aggregate === 'sum') {
    const per = `each ${stepSeconds < 60 ? `${stepSeconds} s` : `${stepSeconds / 60} min`}`;
    return isSpan && aggregate === 'count'
      ? `${of} ${per}${by}`
      : `${aggregate} of ${of}${isSpan ? ', ms,' : ''} ${per}${by}`;
  }
  return `${aggregate} of ${of}${isSpan ? ', ms' : ''}${by}`;
}
