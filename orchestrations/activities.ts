import type { Activity } from './activity.ts';
import { orderLedger } from './order-ledger.ts';
import { authorizePayment } from './steps/authorize-payment.ts';
import { bookShipment } from './steps/book-shipment.ts';
import { capturePayment } from './steps/capture-payment.ts';
import { confirmOrder } from './steps/confirm-order.ts';
import { reserveStock } from './steps/reserve-stock.ts';

const steps = [reserveStock, authorizePayment, bookShipment, capturePayment];

/** Every activity that a saga may call, to be registered by name. */
export const activities: readonly Activity<never, unknown>[] = [
  ...steps.map((step) => step.do),
  ...steps.map((step) => step.undo),
  confirmOrder,
  ...Object.values(orderLedger),
];
