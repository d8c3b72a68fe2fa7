import type { SagaCloudEvent } from '../../shared/cloud-event.ts';
import type { Orders } from '../../shared/ports/orders.ts';
import type { Sagas } from '../../shared/ports/sagas.ts';
import { log } from '../../shared/telemetry/log.ts';
import { currentTraceparent } from '../../shared/telemetry/trace-context.ts';

interface SagaStarter {
  sagas: Sagas;
  orders: Orders;
}

/**
 * Starts the saga of the order that an event tells of, or does to it what an operator has asked for. Told twice it does
 * it once.
 */
export async function startOrderSaga(
  { partnerid, subject, type, sequence }: SagaCloudEvent,
  { sagas, orders }: SagaStarter,
): Promise<void> {
  const ref = { partnerId: partnerid, orderId: subject };
  switch (type) {
    case 'order.reclaimed':
      return sagas.startAgain(ref, sequence, currentTraceparent());
    case 'order.resume_requested': {
      const { saga, sagaInstance } = await orders.get(ref);
      if (saga.status !== 'stuck') return;
      if (await sagas.resume(ref, sagaInstance)) return;
      return log.warn(`order ${ref.orderId} is stuck and its saga is lost: reclaim it`);
    }
    case 'order.placed':
      return sagas.start(ref, currentTraceparent());
  }
}
