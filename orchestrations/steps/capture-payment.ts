import { z } from 'zod';
import { isPaid } from '../../shared/domain/order.ts';
import { beginCapture, confirm } from '../../shared/domain/order-changes.ts';
import { isGoingForward, isOf } from '../../shared/domain/order-run.ts';
import { giveUp } from '../give-up.ts';
import { OrderRun } from '../order-run.ts';
import { recordEnd } from '../record-end.ts';
import { definePivot, done, refused } from '../step.ts';

/** Captures the money and confirms the order. Once the capture has begun, only the provider can refuse it. */
export const capturePayment = definePivot(OrderRun, {
  name: 'capture-payment',
  activity: 'capture-and-confirm',
  output: z.void(),

  async do(run, { orders, payments, clock }) {
    const step = () => ({ run: run.run, at: clock.now() });
    const known = await orders.recall(run, (known) => isGoingForward(known, run));
    const { order } = await orders.change(known, (now) => beginCapture(now, step()));
    if (isPaid(order) && isOf(order, run.run)) return done();
    if (!isGoingForward(order, run) || order.status !== 'booked') return giveUp(order, run);

    const reply = await payments.capture(order.payment.id);
    if (reply.kind !== 'done') {
      return refused('capture_refused', `The payment could not be captured: ${reply.code}.`);
    }
    const confirmed = await orders.change(order, (now) => confirm(now, step()));
    if (confirmed.kind === 'changed') recordEnd(confirmed.order, 'confirmed');
    // A run that has taken the order over finds the payment captured, and confirms.
    return confirmed.kind === 'superseded' ? giveUp(confirmed.order, run) : done();
  },
});
