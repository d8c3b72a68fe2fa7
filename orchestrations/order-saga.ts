import { orderLedger } from './order-ledger.ts';
import { OrderSagaInput } from './order-run.ts';
import { saga } from './saga.ts';
import { authorizePayment } from './steps/authorize-payment.ts';
import { bookShipment } from './steps/book-shipment.ts';
import { capturePayment } from './steps/capture-payment.ts';
import { confirmOrder } from './steps/confirm-order.ts';
import { reserveStock } from './steps/reserve-stock.ts';

/** Takes an order from placed to confirmed, or undoes all that it began. */
export const orderSaga = saga({
  name: 'order-saga',
  version: '1.0',
  input: OrderSagaInput,
  ledger: orderLedger,
  steps: { reserveStock, authorizePayment, bookShipment, capturePayment },
  finalSteps: { confirmOrder },

  *body(order, { steps, commit }) {
    yield* steps.reserveStock(order);
    yield* steps.authorizePayment(order);
    yield* steps.bookShipment(order);
    yield* steps.capturePayment(order); // the pivot: if it is refused, everything above is undone

    const finalSteps = commit(); // from here the saga only goes forward
    yield* finalSteps.confirmOrder(order);
  },
});
