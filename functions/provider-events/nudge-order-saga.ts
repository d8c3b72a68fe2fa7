import { inProgress } from '../../shared/domain/comparison.ts';
import { isLeftOver } from '../../shared/domain/is-left-over.ts';
import type { PaymentEvent } from '../../shared/domain/provider-event.ts';
import { waitsForPayment } from '../../shared/domain/waits-for-payment.ts';
import { noteResult } from '../reconciliation/note-result.ts';
import type { EventHandler } from './event-handler.ts';

/**
 * Wakes the order's saga if it waits: for the payer, for an outage to end, or for a person. The event itself decides
 * nothing, so it may come twice, late and out of order: the saga asks the provider how the payment stands. Money that came
 * for an order that has ended is compared soon: no list of the comparison shows it again.
 */
export const nudgeOrderSaga: EventHandler<PaymentEvent> = async (event, ports) => {
  const { order: ref, paymentId } = event;
  const order = ref && (await ports.orders.find(ref));
  if (ref === undefined || order === undefined) return 'ignored';
  if ('isNewer' in order) return 'unchanged';
  if (isLeftOver(order, event)) {
    await noteResult({ kind: 'payment', id: paymentId, order: ref }, { comparison: inProgress }, ports);
    return 'done';
  }
  if (!waitsForPayment(order, paymentId)) return 'unchanged';
  return (await ports.sagas.resume(ref, order.sagaInstance)) ? 'done' : 'unchanged';
};
