import type { PaymentEvent } from '../../shared/domain/provider-event.ts';
import { waitsForPayment } from '../../shared/domain/waits-for-payment.ts';
import type { EventHandler } from './event-handler.ts';

/**
 * Wakes the order's saga if it waits: for the payer, for an outage to end, or for a person. The event itself decides
 * nothing, so it may come twice, late and out of order: the saga asks the provider how the payment stands.
 */
export const nudgeOrderSaga: EventHandler<PaymentEvent> = async ({ order: ref, paymentId }, { orders, sagas }) => {
  const order = ref && (await orders.find(ref));
  if (ref === undefined || order === undefined) return 'ignored';
  if ('isNewer' in order || !waitsForPayment(order, paymentId)) return 'unchanged';
  return (await sagas.resume(ref, order.sagaInstance)) ? 'done' : 'unchanged';
};
