import type { RefundRef } from '../../shared/domain/ids.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { OpenRefunds, PartnerWithRefunds } from '../../shared/ports/open-refunds.ts';
import type { Sagas } from '../../shared/ports/sagas.ts';
import { log } from '../../shared/telemetry/log.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import type { PartnerRounds } from './partner-rounds.ts';

/** How many refunds of one partner a run looks at, the longest overdue first. Those that it starts are not due again. */
const MOST_REFUNDS = 50;

interface Ports {
  openRefunds: Pick<OpenRefunds, 'listDue' | 'countAtProvider'>;
  refundRounds: PartnerRounds<PartnerWithRefunds>;
  sagas: Pick<Sagas, 'startRefundIfLost'>;
  clock: Clock;
}

/**
 * Finds refunds whose saga is silent for longer than one that is alive (`searchTimeOf`), because its start, its instance
 * or its task hub was lost, and starts it. The instance is named by the refund, so one that runs is not started twice.
 * Also counts the refunds that the provider has had for longer than `overdueMs`.
 */
export async function startLostRefunds(
  { openRefunds, refundRounds, sagas, clock }: Ports,
  { lostAfterMs, refundOverdueMs }: { lostAfterMs: number; refundOverdueMs: number },
): Promise<void> {
  const now = clock.now().getTime();
  const before = new Date(now - lostAfterMs);
  for await (const { partnerId, searchAt } of refundRounds.visit()) {
    if (searchAt >= before) continue;
    const due = await openRefunds.listDue(partnerId, before, MOST_REFUNDS);
    const started = await Promise.all(due.map((ref) => start(ref, sagas)));
    const count = started.filter((isStarted) => isStarted).length;
    if (count > 0) recordMetric('saga.starts_recovered', count);
  }
  const overdue = await openRefunds.countAtProvider(new Date(now - refundOverdueMs));
  if (overdue > 0) recordMetric('refunds.overdue', overdue);
}

async function start(ref: RefundRef, sagas: Ports['sagas']): Promise<boolean> {
  const ids = { 'order.id': ref.orderId, 'partner.id': ref.partnerId, 'refund.id': ref.refundId };
  try {
    const isStarted = await sagas.startRefundIfLost(ref);
    if (isStarted) log.warn(`nothing was going to continue refund ${ref.refundId}: its saga is started now`, ids);
    return isStarted;
  } catch (error) {
    // The next run tries it again. The others must not wait for it.
    log.error(`the saga of refund ${ref.refundId} can't be started`, error, ids);
    return false;
  }
}
