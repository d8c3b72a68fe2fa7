import { orderLedger } from './order-ledger.ts';
import { OrderSagaInput } from './order-run.ts';
import { orderSaga10 } from './order-saga-1-0.ts';
import { saga } from './saga.ts';
import { authorizePayment } from './steps/authorize-payment.ts';
import { bookShipment } from './steps/book-shipment.ts';
import { capturePayment } from './steps/capture-payment.ts';
import { reserveStock } from './steps/reserve-stock.ts';

/** Takes an order from placed to confirmed, or undoes all that it began. */
export const orderSaga = saga({
  name: 'order-saga',
  version: '1.1',
  released: [orderSaga10],
  input: OrderSagaInput,
  ledger: orderLedger,
  steps: { reserveStock, authorizePayment, bookShipment },
  pivots: { capturePayment },
  finalSteps: {},

  *body(order, { steps, pivots }) {
    yield* steps.reserveStock(order); // claims the order for this run
    yield* steps.authorizePayment(order);
    yield* steps.bookShipment(order);
    yield* pivots.capturePayment(order); // if it is refused, everything above is undone; otherwise the order is confirmed
  },
});
