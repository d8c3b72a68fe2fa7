import { z } from 'zod';
import { paymentOf } from '../shared/domain/order.ts';
import { beginCapture, claim } from '../shared/domain/order-changes.ts';
import { isRunning } from '../shared/domain/order-run.ts';
import { defineActivity } from './activity.ts';
import { giveUp } from './give-up.ts';
import { Claim } from './ledger.ts';
import { orderLedger } from './order-ledger.ts';
import { OrderRun, OrderSagaInput } from './order-run.ts';
import { sagaVersion } from './saga-version.ts';
import { defineStep, done, refused, rejected } from './step.ts';
import { authorizePayment } from './steps/authorize-payment.ts';
import { bookShipment } from './steps/book-shipment.ts';
import { confirmOrder } from './steps/confirm-order.ts';
import { reserveStock } from './steps/reserve-stock.ts';

/* The order saga as released in 0.1.0, with what only it needs. Remove it when no order has this version. */

const claimOrder = defineActivity('claim-order', OrderRun, Claim, async ({ run, ...claiming }, { orders, clock }) => {
  const { kind, order } = await orders.change(claiming, (now) => claim(now, { ...claiming, run, at: clock.now() }));
  if (kind === 'superseded') return 'superseded';
  return order.saga.status === 'compensating' ? { failure: order.saga.failure } : 'claimed';
});

const capturePayment = defineStep(OrderRun, {
  name: 'capture-payment',
  output: z.void(),
  unavailable: { code: 'payment_unavailable', message: 'The payment could not be captured.' },

  async do(run, { orders, payments, clock }) {
    const { order } = await orders.change(run, (now) => beginCapture(now, { run: run.run, at: clock.now() }));
    if (!isRunning(order, run) || order.status !== 'booked') return giveUp(order, run);

    const reply = await payments.capture(order.payment.id);
    if (reply.kind === 'done') return done();
    const failed = reply.kind === 'declined' ? refused : rejected;
    return failed('capture_refused', `The payment could not be captured: ${reply.code}.`);
  },

  async undo(run, { orders, payments }) {
    // A capture whose reply was lost may have happened: then the money is refunded.
    const payment = paymentOf(await orders.get(run));
    if (payment !== undefined) await payments.release(payment.id);
  },
});

/** It does not wait for outages to end. */
const { delay: _, ...ledger } = orderLedger;

export const orderSaga10 = sagaVersion({
  version: '1.0',
  input: OrderSagaInput,
  ledger: { ...ledger, claim: claimOrder },
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
