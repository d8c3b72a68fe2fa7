import { z } from 'zod';
import { paymentOf } from '../../shared/domain/order.ts';
import { authorize, notePayment } from '../../shared/domain/order-changes.ts';
import { isRunning } from '../../shared/domain/order-run.ts';
import type { PaymentDeclined, PaymentRejected } from '../../shared/ports/payments.ts';
import { giveUp } from '../give-up.ts';
import { OrderRun } from '../order-run.ts';
import { defineStep, done, refused, rejected, superseded } from '../step.ts';

/** @param reply that no further attempt changes */
function refuseFor({ kind, code }: PaymentDeclined | PaymentRejected) {
  if (kind === 'declined') return refused('payment_declined', `The payment was declined: ${code}.`);
  return rejected('payment_rejected', `The payment provider can not take this payment: ${code}.`);
}

export const authorizePayment = defineStep(OrderRun, {
  name: 'authorize-payment',
  output: z.void(),
  unavailable: { code: 'payment_unavailable', message: 'The payment could not be authorized.' },

  async do(run, { orders, payments, clock }) {
    // Another process may have reserved the stock after this one claimed the order, so that memory is read again.
    let order = await orders.recall(run, (known) => isRunning(known, run) && known.status !== 'pending');
    if (!isRunning(order, run) || order.status === 'pending') return giveUp(order, run);
    if (order.status !== 'reserved') return done();

    if (order.payment === undefined) {
      const opened = await payments.open({ ...order, orderId: order.id });
      if (opened.kind !== 'opened') return refuseFor(opened);
      // Note the payment before any money moves: the undo can only give back what it finds.
      const noted = await orders.change(order, (now) => notePayment(now, opened.id, { run: run.run, at: clock.now() }));
      if (noted.kind === 'superseded') return giveUp(noted.order, run);
      order = noted.order;
    }
    const payment = paymentOf(order);
    if (payment === undefined) return superseded;

    const reply = await payments.authorize(payment.id);
    if (reply.kind !== 'done') return refuseFor(reply);

    const { kind, order: now } = await orders.change(order, (now) => authorize(now, { run: run.run, at: clock.now() }));
    return kind === 'superseded' ? giveUp(now, run) : done();
  },

  async undo(run, { orders, payments }) {
    // If no payment is noted, none was authorized. The order is compensating now, so no late note is accepted.
    const payment = paymentOf(await orders.get(run));
    if (payment !== undefined) await payments.release(payment.id);
  },
});
