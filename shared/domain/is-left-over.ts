import { isPaid, type Order } from './order.ts';
import { isOpen } from './order-recovery.ts';
import type { PaymentEvent } from './provider-event.ts';

const moneyComes: readonly PaymentEvent['type'][] = [
  'payment_intent.amount_capturable_updated',
  'payment_intent.succeeded',
];

/** Whether money was held or captured after the order had ended, and not for it. What came before, its saga has undone. */
export function isLeftOver(order: Order, { type, at, paymentId }: PaymentEvent): boolean {
  if (isOpen(order) || !moneyComes.includes(type)) return false;
  if (isPaid(order) && order.payment.id === paymentId) return false;
  return Date.parse(at) > Date.parse(order.updatedAt);
}
