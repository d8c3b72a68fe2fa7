import { z } from 'zod';
import type { Order } from '../../../shared/domain/order.ts';
import { type FailingStep, type Failure, isFailingStep } from '../../../shared/domain/order-failure.ts';

/** Says what is known about the money, and never claims what did not happen. */
export const PaymentStatus = z
  .enum([
    'pending',
    'authorized',
    'captured',
    'released',
    'declined',
    'cancelled',
    'partially_refunded',
    'refunded',
    'unknown',
  ])
  .describe(
    '`pending`: not authorized yet. `authorized`: the amount is held. `captured`: it is paid. `released`: it was held and is no more. `declined`: the provider refused. `cancelled`: the order ended before anything was held. `partially_refunded`, `refunded`: it was paid, and a part or all of it was paid back. `unknown`: it cannot be said at the moment; ask again.',
  );
type PaymentStatus = z.infer<typeof PaymentStatus>;

const paymentStatuses = {
  pending: 'pending',
  reserved: 'pending',
  awaiting_payment: 'pending',
  authorized: 'authorized',
  booked: 'authorized',
  confirmed: 'captured',
  partially_refunded: 'partially_refunded',
  refunded: 'refunded',
} as const satisfies Record<
  Exclude<Order['status'], 'failed' | 'refunding' | 'cancelling' | 'cancelled'>,
  PaymentStatus
>;

/** By the step that failed: money is released only if the payment had been authorized before. */
const paymentStatusesAfter = {
  'reserve-stock': 'cancelled',
  'authorize-payment': 'cancelled',
  'book-shipment': 'released',
  'capture-payment': 'released',
} as const satisfies Record<FailingStep, PaymentStatus>;

export function paymentStatusOf(order: Order): PaymentStatus {
  switch (order.status) {
    case 'failed':
      return paymentStatusAfter(order.failure);
    case 'refunding':
      return order.refunds.refunded > 0 ? 'partially_refunded' : 'captured';
    case 'cancelling':
      return paymentStatuses[order.cancellation.from];
    case 'cancelled':
      return order.cancellation.from === 'authorized' ? 'released' : 'cancelled';
    default:
      return paymentStatuses[order.status];
  }
}

function paymentStatusAfter({ code, step }: Failure): PaymentStatus {
  if (code === 'payment_declined') return 'declined';
  return isFailingStep(step) ? paymentStatusesAfter[step] : 'released';
}
