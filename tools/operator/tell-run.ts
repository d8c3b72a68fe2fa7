import type { ReconciliationRun } from '../../shared/domain/reconciliation-run.ts';
import { writeCount } from './write-count.ts';

/** What a comparison with the providers found: its counts in one line, and a line for each thing that it found. */
export function tellRun({ state, counts, found }: Pick<ReconciliationRun, 'state' | 'counts' | 'found'>): string[] {
  const outcomes = Object.entries(counts).map(([outcome, n]) =>
    outcome === 'difference' ? writeCount(n, outcome) : `${n} ${outcome.replaceAll('_', ' ')}`,
  );
  const isEmpty = state === 'done' && Object.values(counts).every((n) => n === 0);
  return [
    `${state === 'done' ? 'done' : 'not done yet: it continues without this command'}: ${outcomes.join(', ')}`,
    ...(isEmpty
      ? ['nothing was compared: what is younger than RECONCILE_AFTER_MS, two hours by default, is left for later']
      : []),
    ...found.map(({ subject, orderId = '-', what }) => `${subject}  ${orderId}  ${what}`),
  ];
}
