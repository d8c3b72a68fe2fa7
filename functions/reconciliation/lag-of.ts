import { type ListName, listNames, type ReconciliationRun } from '../../shared/domain/reconciliation-run.ts';

/** Their place is that of the last entry, which may be old in a list that is read to its end. */
const ofLastEntry: readonly ListName[] = ['shipments', 'books'];

/**
 * How far the list is behind that is furthest behind, in milliseconds.
 *
 * @param ended the lists that were read to their end
 */
export function lagOf(
  { positions }: Pick<ReconciliationRun, 'positions'>,
  ended: ReadonlySet<ListName>,
  now: Date,
): number {
  const behind = listNames.filter((name) => !ended.has(name) || !ofLastEntry.includes(name));
  // A place in our books is a time and an id.
  const times = behind.map((name) => Date.parse(positions[name].from.split('#')[0] ?? ''));
  return Math.max(0, now.getTime() - Math.min(...times));
}
