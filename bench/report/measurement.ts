import { type LoadResult, percentile } from '../load.ts';

/** What an acknowledged write survives: only the end of the process, or also a power cut. */
export type Survives = 'kill' | 'power cut';

/** One subject under one load, measured once. */
export interface Measurement {
  part: string;
  scenario: string;
  subject: string;
  side: 'ours' | 'peer';
  survives?: Survives;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  p99: number;
  errors: number;
  /** CPU time by process, in milliseconds per operation. */
  cpu: Record<string, number>;
  /** Resident memory by process at the end, in MiB. */
  memory: Record<string, number>;
}

/** A single figure without a load: a size, a time, a ratio. */
export interface Fact {
  part: string;
  what: string;
  figure: string;
  /** The goal, and whether it was reached. */
  goal?: { text: string; met: boolean };
}

/** Computes a subject's speed from the result of a load. */
export function speedOf({ requests, errors, seconds, latencies }: LoadResult) {
  const [p50, p95, p99] = [50, 95, 99].map((percent) => percentile(latencies, percent));
  return { perSecond: (requests - errors) / seconds, p50: p50 ?? 0, p95: p95 ?? 0, p99: p99 ?? 0, errors };
}

/**
 * Returns one measurement for each subject and scenario, in the order of their first appearance. Each figure is the
 * median of the rounds.
 */
export function mediansOf(measurements: readonly Measurement[]): Measurement[] {
  const groups = Map.groupBy(measurements, ({ part, scenario, subject, survives }) =>
    JSON.stringify([part, scenario, subject, survives]),
  );
  return [...groups.values()].flatMap((rounds) => {
    const [first] = rounds;
    if (first === undefined) return [];
    const median = (read: (each: Measurement) => number) => medianOf(rounds.map(read));
    const byProcess = (key: 'cpu' | 'memory') =>
      Object.fromEntries(Object.keys(first[key]).map((name) => [name, median((each) => each[key][name] ?? 0)]));
    return [
      {
        ...first,
        perSecond: median((each) => each.perSecond),
        p50: median((each) => each.p50),
        p95: median((each) => each.p95),
        p99: median((each) => each.p99),
        errors: rounds.reduce((sum, each) => sum + each.errors, 0),
        cpu: byProcess('cpu'),
        memory: byProcess('memory'),
      },
    ];
  });
}

/** The middle value. For an even number of values, the mean of the two middle ones. */
export function medianOf(values: readonly number[]): number {
  const ascending = [...values].sort((a, b) => a - b);
  const above = Math.floor(ascending.length / 2);
  const below = Math.ceil(ascending.length / 2) - 1;
  return ((ascending[above] ?? Number.NaN) + (ascending[below] ?? Number.NaN)) / 2;
}
