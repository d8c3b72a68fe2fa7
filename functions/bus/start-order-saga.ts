import type { SagaMessage } from '../../shared/cloud-event.ts';
import type { Orders } from '../../shared/ports/orders.ts';
import type { Sagas } from '../../shared/ports/sagas.ts';
import { getTraceparent } from '../../shared/telemetry/trace-context.ts';
import type { SagaAdmission } from '../sagas/saga-admission.ts';

interface SagaStarter {
  sagas: Sagas;
  orders: Orders;
  admission: Pick<SagaAdmission, 'arrive' | 'admit'>;
}

/**
 * Starts the saga of the event's order when its turn comes, or that of its refund, or carries out an operator's request. A repeated message
 * changes nothing.
 */
export async function startOrderSaga(message: SagaMessage, { sagas, orders, admission }: SagaStarter): Promise<void> {
  if (message.type === 'saga.admission_due') return void (await admission.admit(message.partnerid, sagas));
  const { partnerid, subject, type, sequence } = message;
  const ref = { partnerId: partnerid, orderId: subject };
  const { refundId } = message.data;
  // Its saga finds on the refund whether there is something to do.
  if (refundId !== undefined) return sagas.startRefund({ ...ref, refundId }, getTraceparent());
  switch (type) {
    case 'order.reclaimed':
      return sagas.startAgain(ref, sequence, getTraceparent());
    case 'order.resume_requested': {
      const { saga, sagaInstance } = await orders.get(ref);
      if (saga.status !== 'stuck' || saga.resumeRequested === undefined) return;
      // This only speeds things up: a saga in the task hub of the other colour finds the request on its order.
      return void (await sagas.resume(ref, sagaInstance));
    }
    case 'order.cancellation_requested': {
      // A saga that waits for an outage to end learns it at once. Others find it on the order at their next step.
      const { saga, sagaInstance } = await orders.get(ref);
      if (saga.status === 'compensating') await sagas.resume(ref, sagaInstance);
      return;
    }
    case 'order.released':
    case 'order.rejected': {
      // Likewise for one that waits for the verdict. One that has not started finds it when it does.
      const { saga, sagaInstance } = await orders.get(ref);
      if (saga.status !== 'waiting') await sagas.resume(ref, sagaInstance);
      return;
    }
    case 'order.refund_requested':
      throw new Error(`the event ${message.id} names no refund`);
    case 'order.placed':
      return admission.arrive(ref, sagas, getTraceparent());
    default:
      return type satisfies never;
  }
}
