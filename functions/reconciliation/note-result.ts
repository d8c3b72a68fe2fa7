import { differences } from '../../shared/domain/comparison.ts';
import { findingIdFor, noteComparison, type Subject } from '../../shared/domain/finding.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Reconciliation } from '../../shared/ports/reconciliation.ts';
import { log } from '../../shared/telemetry/log.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import type { Result } from './compare-subject.ts';

/**
 * Notes the result of a comparison, and reports a difference, once. Most subjects match and have no finding, so nothing is
 * read for them.
 *
 * @param isKnown whether the subject has a finding already
 */
export async function noteResult(
  subject: Subject,
  { comparison, repair }: Result,
  { reconciliation, clock }: { reconciliation: Reconciliation; clock: Clock },
  isKnown = false,
): Promise<void> {
  const ids = subject.order ? { 'order.id': subject.order.orderId, 'partner.id': subject.order.partnerId } : {};
  if (repair !== undefined) {
    recordMetric('reconciliation.repairs', 1, { repair });
    log.warn(`${nameOf(subject)} differed from its order, and was repaired: ${repair}`, ids);
  }
  const isQuiet = comparison.kind === 'matching' || comparison.kind === 'not_ours';
  if (isQuiet && !isKnown) return;
  const before = await reconciliation.findFinding(findingIdFor(subject));
  const change = noteComparison(before, subject, comparison, clock.now());
  if (change.kind === 'forget' && before) await reconciliation.forgetFinding(before.id);
  if (change.kind !== 'write') return;
  await reconciliation.saveFinding(change.finding);
  const { difference } = change.finding;
  if (!change.isNew || difference === undefined) return;
  const { code, ours, theirs } = difference;
  recordMetric('reconciliation.differences', 1, { code });
  const what = `${differences[code]} (ours: ${ours}; theirs: ${theirs})`;
  log.error(`${nameOf(subject)} differs: ${what}: ${change.finding.id}`, undefined, ids);
}

export const nameOf = ({ kind, id }: Subject) => `${kind} ${id}`;
