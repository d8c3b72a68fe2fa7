import { z } from 'zod';
import { type Order, paymentOf } from '../../shared/domain/order.ts';
import { authorize, awaitPayment, notePayment } from '../../shared/domain/order-changes.ts';
import { isRunning } from '../../shared/domain/order-run.ts';
import type { PaymentDeclined, PaymentRejected } from '../../shared/ports/payments.ts';
import { giveUp } from '../give-up.ts';
import { OrderRun } from '../order-run.ts';
import { defineStep, done, refused, rejected, superseded, waiting } from '../step.ts';

const NOT_CONFIRMED = 'The payer did not confirm the payment in time.';

const isTooLate = (order: Order, now: Date) =>
  order.status === 'awaiting_payment' && now.getTime() >= Date.parse(order.payment.action.expiresAt);

/**
 * @param reply that no further attempt changes
 * @param isKnown the payer knows the payment, and could try it again with another card: it has to be cancelled
 */
function refuseFor({ kind, code }: PaymentDeclined | PaymentRejected, isKnown = false) {
  if (kind === 'declined') {
    // Without a page for the payer, the payment still waits for them.
    const isAlive = isKnown || code === 'authentication_required';
    return (isAlive ? rejected : refused)('payment_declined', `The payment was declined: ${code}.`);
  }
  return rejected('payment_rejected', `The payment provider can not take this payment: ${code}.`);
}

export const authorizePayment = defineStep(OrderRun, {
  name: 'authorize-payment',
  output: z.void(),
  unavailable: { code: 'payment_unavailable', message: 'The payment could not be authorized.' },

  async do(run, { orders, payments, clock, deadlines }) {
    // Another process may have reserved the stock after this one claimed the order, so that memory is read again. While
    // the saga waited, anybody may have changed the order.
    const isKnown = (known: Order) => isRunning(known, run) && known.status !== 'pending' && !run.hasWaited;
    let order = await orders.recall(run, isKnown);
    if (!isRunning(order, run) || order.status === 'pending') return giveUp(order, run);
    if (order.status !== 'reserved' && order.status !== 'awaiting_payment') return done();

    if (order.status === 'reserved' && order.payment === undefined) {
      const opened = await payments.open({ ...order, orderId: order.id });
      if (opened.kind !== 'opened') return refuseFor(opened);
      // Note the payment before any money moves: the undo can only give back what it finds.
      const noted = await orders.change(order, (now) => notePayment(now, opened.id, { run: run.run, at: clock.now() }));
      if (noted.kind === 'superseded') return giveUp(noted.order, run);
      order = noted.order;
    }
    const payment = paymentOf(order);
    if (payment === undefined) return superseded;

    const step = () => ({ run: run.run, at: clock.now() });
    const reply =
      order.status === 'awaiting_payment'
        ? await payments.check(payment.id)
        : await payments.authorize(payment.id, order.returnUrl);
    if (reply.kind === 'payer_needed') {
      if (isTooLate(order, clock.now())) return rejected('payment_not_confirmed', NOT_CONFIRMED);
      const expiresAt = new Date(clock.now().getTime() + deadlines.payerMs).toISOString();
      const action = { type: 'redirect', url: reply.url, expiresAt } as const;
      const { order: now } = await orders.change(order, (now) => awaitPayment(now, action, step()));
      if (!isRunning(now, run)) return giveUp(now, run);
      return now.status === 'awaiting_payment' ? waiting(new Date(now.payment.action.expiresAt)) : done();
    }
    if (reply.kind !== 'done') return refuseFor(reply, order.status === 'awaiting_payment');

    const { kind, order: now } = await orders.change(order, (now) => authorize(now, step()));
    return kind === 'superseded' ? giveUp(now, run) : done();
  },

  async undo(run, { orders, payments }) {
    // If no payment is noted, none was authorized. The order is compensating now, so no late note is accepted.
    const payment = paymentOf(await orders.get(run));
    if (payment === undefined) return;
    const { replaces } = payment.renewal ?? {};
    if (replaces !== undefined) await payments.release(replaces);
    await payments.release(payment.id);
  },
});
