import { goTo } from '../kit/go-to.ts';
import type { ChosenMetric } from './metric-chart.tsx';

/** The charts that are there before anything is pinned: how many requests, how long they take, and the calls. */
const FIRST: readonly ChosenMetric[] = [
  { of: 'requests', aggregate: 'count' },
  { of: 'requests', aggregate: 'p95', split: 'Name' },
  { of: 'calls', aggregate: 'p95', split: 'Target' },
];
const AGGREGATES = ['sum', 'avg', 'min', 'max', 'count', 'p50', 'p95', 'p99'] as const;

/** The charts are in the page's address, so that a link to it shows the same: `chart=requests|p95|Name`. */
export function usePinned(query: URLSearchParams) {
  const pinned = query.has('chart') ? query.getAll('chart').flatMap(parsed) : FIRST;
  const set = (next: readonly ChosenMetric[]) => {
    const changed = new URLSearchParams(query);
    changed.delete('chart');
    // An empty one says that nothing is pinned, which differs from an address without any.
    const texts = next.map(({ of, aggregate, split = '' }) => `${of}|${aggregate}|${split}`);
    for (const text of texts.length > 0 ? texts : ['']) changed.append('chart', text);
    goTo(`/metrics?${changed}`, { replace: true });
  };
  return {
    pinned,
    pin: (chosen: ChosenMetric) => set([chosen, ...pinned]),
    unpin: (index: number) => set(pinned.filter((_, n) => n !== index)),
  };
}

function parsed(text: string): ChosenMetric[] {
  const [of = '', aggregate, split = ''] = text.split('|');
  const known = AGGREGATES.find((name) => name === aggregate);
  if (of === '' || known === undefined) return [];
  return [{ of, aggregate: known, ...(split === '' ? {} : { split }) }];
}
