import { bookDisputes } from './book-disputes.ts';
import { bookRefunds } from './book-refunds.ts';
import type { EventHandlers } from './event-handler.ts';
import { moveShipment } from './move-shipment.ts';
import { nudgeOrderSaga } from './nudge-order-saga.ts';

/** What the app does about the events of providers. */
export const eventHandlers: EventHandlers = {
  payments: {
    'payment_intent.amount_capturable_updated': nudgeOrderSaga,
    'payment_intent.payment_failed': nudgeOrderSaga,
    'payment_intent.succeeded': nudgeOrderSaga,
    'payment_intent.canceled': nudgeOrderSaga,
    'charge.refunded': bookRefunds,
    'refund.created': bookRefunds,
    'refund.updated': bookRefunds,
    'refund.failed': bookRefunds,
    'charge.dispute.created': bookDisputes,
    'charge.dispute.updated': bookDisputes,
    'charge.dispute.closed': bookDisputes,
  },
  carrier: {
    'shipment.shipped': moveShipment,
    'shipment.delivered': moveShipment,
    'shipment.returned': moveShipment,
    'shipment.lost': moveShipment,
  },
};
