import type { PartnerId } from '../../shared/domain/ids.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Sagas } from '../../shared/ports/sagas.ts';
import type { WaitingOrders } from '../../shared/ports/waiting-orders.ts';
import { log } from '../../shared/telemetry/log.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import type { SagaAdmission } from '../sagas/saga-admission.ts';

/** How many partners one run looks at. The next run continues with those that still wait. */
const MOST_PARTNERS = 1_000;

interface Ports {
  waiting: WaitingOrders;
  admission: Pick<SagaAdmission, 'admit'>;
  sagas: Sagas;
  clock: Clock;
}

/**
 * Finds orders that have waited longer than `lostAfterMs` because their message or call was lost, and starts those
 * whose turn it is. It also finds partners with a long queue. Their sagas are running, so nothing was lost there.
 */
export async function startWaitingOrders(
  { waiting, admission, sagas, clock }: Ports,
  { lostAfterMs, mostInFlight }: { lostAfterMs: number; mostInFlight: number },
): Promise<void> {
  const lostBefore = clock.now().getTime() - lostAfterMs;
  let partnerId: PartnerId | undefined;
  for (let seen = 0; seen < MOST_PARTNERS; seen += 1) {
    const oldest = await waiting.findNextPartner(partnerId);
    if (oldest === undefined) return;
    partnerId = oldest.partnerId;
    if (oldest.since.getTime() > lostBefore) continue;
    const { inFlight, turn } = await admission.admit(partnerId, sagas);
    const late = turn.filter(({ since }) => since.getTime() <= lostBefore);
    if (late.length === 0 || inFlight >= mostInFlight / 2) continue;
    recordMetric('saga.starts_recovered', late.length);
    for (const { orderId } of late) {
      const ids = { 'order.id': orderId, 'partner.id': partnerId };
      log.warn(`order ${orderId} waited, and nothing was going to start its saga: it is started now`, ids);
    }
  }
}
