import type { BookedOrder, CancellingOrder, OpenOrder, Order, RefundingOrder } from './order.ts';
import { changeWithEvent, type Decision, unchanged } from './order-decision.ts';
import { CANCELLED } from './order-failure.ts';
import { refundCancelled } from './order-refunds.ts';
import { failureOf } from './order-run.ts';
import type { OpenSaga } from './order-saga-state.ts';
import { type Shipment, statusOf } from './shipment.ts';

/**
 * The partner takes the order back. Its saga finds that at its next step, and undoes what it has begun. An order that is
 * cancelled or being undone already stays as it is. Once the shipment is booked, the payment is being captured: the wish is
 * noted, and becomes a refund of everything when the order is confirmed. An order that was paid is refunded at once, unless
 * all of it is delivered. What is on its way, the carrier brings back.
 */
export function cancel(
  order: Order,
  { at }: { at: Date },
): Decision<CancellingOrder | BookedOrder | RefundingOrder> | { kind: 'too_late' } {
  switch (order.status) {
    case 'pending':
    case 'reserved':
    case 'awaiting_payment':
    case 'authorized': {
      if (failureOf(order) !== undefined) return unchanged;
      const cancellation = { requestedAt: at.toISOString(), from: order.status };
      const { delayed: _, ...rest } = withoutAction(order);
      const cancelling = { ...rest, status: 'cancelling', saga: turnBack(order), cancellation } as const;
      return changeWithEvent('cancel', order, cancelling, at, {});
    }
    case 'booked': {
      if (isDelivered(order)) return order.cancellation === undefined ? { kind: 'too_late' } : unchanged;
      if (order.cancellation !== undefined || failureOf(order) !== undefined) return unchanged;
      const cancellation = { requestedAt: at.toISOString() };
      return changeWithEvent('noteCancellation', order, { ...order, cancellation }, at, {});
    }
    case 'confirmed':
    case 'refunding':
    case 'partially_refunded':
      if (isDelivered(order)) return order.cancellation === undefined ? { kind: 'too_late' } : unchanged;
      return refundCancelled(order, { at }) ?? unchanged;
    case 'cancelling':
    case 'cancelled':
      return unchanged;
    case 'refunded':
      return order.cancellation === undefined ? { kind: 'too_late' } : unchanged;
    case 'failed':
      return { kind: 'too_late' };
  }
}

/** The payer has nothing to do any more. */
function withoutAction<O extends OpenOrder>(order: O) {
  if (order.status !== 'awaiting_payment') return order;
  const { action: _, ...payment } = order.payment;
  return { ...order, payment };
}

const isDelivered = ({ shipment }: { shipment: Shipment }) => statusOf(shipment) === 'delivered';

/** A run that has the order keeps it, and undoes. Otherwise the run that claims it does. */
function turnBack({ saga }: OpenOrder): OpenSaga {
  if (saga.status === 'waiting') return { status: 'waiting', failure: CANCELLED };
  return { status: 'compensating', run: saga.run, failure: CANCELLED };
}
