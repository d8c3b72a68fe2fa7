import { type Order, paymentOf } from './order.ts';
import { hasSagaStatus } from './order-run.ts';

/** Whether the order's saga waits for what may have happened to this payment meanwhile, and does nothing until it is woken. */
export function waitsForPayment(order: Order, paymentId: string): boolean {
  if (paymentOf(order)?.id !== paymentId) return false;
  if (hasSagaStatus(order, 'stuck')) return true;
  return hasSagaStatus(order, 'running') && (order.status === 'awaiting_payment' || order.saga.outage !== undefined);
}
