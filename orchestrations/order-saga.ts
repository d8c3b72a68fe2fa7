import { orderLedger } from './order-ledger.ts';
import { OrderSagaInput } from './order-run.ts';
import { saga } from './saga.ts';
import { authorizePayment } from './steps/authorize-payment.ts';
import { bookShipment } from './steps/book-shipment.ts';
import { capturePayment } from './steps/capture-payment.ts';
import { confirmOrder } from './steps/confirm-order.ts';
import { reserveStock } from './steps/reserve-stock.ts';

const steps = [reserveStock, authorizePayment, bookShipment, capturePayment];

/** Takes one order from placed to confirmed, or undoes all that was begun. */
export const orderSaga = saga(OrderSagaInput, orderLedger, steps, function* (order, saga) {
  yield* saga.step(reserveStock, order);
  yield* saga.step(authorizePayment, order);
  yield* saga.step(bookShipment, order);
  yield* saga.step(capturePayment, order); // the pivot: refused, everything above is undone

  saga.commit(); // from here we only go forward
  yield* saga.run(confirmOrder, order);
});
