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
  },
  carrier: {
    'shipment.shipped': moveShipment,
    'shipment.delivered': moveShipment,
    'shipment.returned': moveShipment,
    'shipment.lost': moveShipment,
  },
};
