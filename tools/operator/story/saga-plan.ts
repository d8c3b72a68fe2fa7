import type { OrderStatus } from '../../../shared/domain/order.ts';
import type { FailingStep } from '../../../shared/domain/order-failure.ts';
import type { OrderEventType } from '../../../shared/domain/order-lifecycle.ts';
import type { Undone } from '../../../shared/domain/undone.ts';

interface PlannedStep {
  name: FailingStep;
  /** The activity that does it, if it has another name. */
  activity?: string;
  does: string;
  /** What shows that it was done. */
  event: OrderEventType;
  /** Missing for the pivot, which is never undone. */
  undo?: { activity: string; does: string; word: Undone };
}

/** The order saga's steps in their order, for people. */
export const sagaPlan: readonly PlannedStep[] = [
  {
    name: 'reserve-stock',
    does: 'reserve the stock',
    event: 'order.reserved',
    undo: { activity: 'undo-reserve-stock', does: 'give the stock back', word: 'stock_released' },
  },
  {
    name: 'authorize-payment',
    does: 'authorize the payment',
    event: 'order.authorized',
    undo: { activity: 'undo-authorize-payment', does: 'release the payment', word: 'payment_released' },
  },
  {
    name: 'book-shipment',
    does: 'book the shipment',
    event: 'order.booked',
    undo: { activity: 'undo-book-shipment', does: 'cancel the shipment', word: 'shipment_cancelled' },
  },
  {
    name: 'capture-payment',
    activity: 'capture-and-confirm',
    does: 'take the money and confirm the order',
    event: 'order.confirmed',
  },
];

/** How many steps are done in a status. Of an order that was turned back, only its events say so. */
export const stepsDoneIn: Readonly<Record<OrderStatus, number>> = {
  pending: 0,
  reserved: 1,
  awaiting_payment: 1,
  authorized: 2,
  booked: 3,
  confirmed: 4,
  refunding: 4,
  partially_refunded: 4,
  refunded: 4,
  cancelling: 0,
  cancelled: 0,
  failed: 0,
};
