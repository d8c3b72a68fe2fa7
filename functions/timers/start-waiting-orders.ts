import type { Clock } from '../../shared/ports/clock.ts';
import type { Sagas } from '../../shared/ports/sagas.ts';
import type { WaitingPartner } from '../../shared/ports/waiting-orders.ts';
import { log } from '../../shared/telemetry/log.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import type { SagaAdmission } from '../sagas/saga-admission.ts';
import type { PartnerRounds } from './partner-rounds.ts';

interface Ports {
  orderRounds: PartnerRounds<WaitingPartner>;
  admission: Pick<SagaAdmission, 'admit'>;
  sagas: Sagas;
  clock: Clock;
}

/**
 * Finds orders that have waited longer than `lostAfterMs` because their message or call was lost, and starts those
 * whose turn it is. It also finds partners with a long queue. Their sagas are running, so nothing was lost there.
 */
export async function startWaitingOrders(
  { orderRounds, admission, sagas, clock }: Ports,
  { lostAfterMs, mostInFlight }: { lostAfterMs: number; mostInFlight: number },
): Promise<void> {
  const lostBefore = clock.now().getTime() - lostAfterMs;
  for await (const { partnerId, since } of orderRounds.visit()) {
    if (since.getTime() > lostBefore) continue;
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
