import { z } from 'zod';
import { paymentOf } from '../../shared/domain/order.ts';
import { isRunning } from '../../shared/domain/order-run.ts';
import { OrderRun } from '../order-run.ts';
import { defineStep, done, refused, rejected, superseded } from '../step.ts';

/** The pivot: once the money is captured, the order must be confirmed. */
export const capturePayment = defineStep(OrderRun, {
  name: 'capture-payment',
  output: z.void(),
  unavailable: { code: 'payment_unavailable', message: 'The payment could not be captured.' },

  async do(run, { orders, payments }) {
    const order = await orders.get(run);
    if (!isRunning(order, run) || order.status !== 'booked') return superseded;

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
