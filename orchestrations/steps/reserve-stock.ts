import { z } from 'zod';
import type { Order, Payment } from '../../shared/domain/order.ts';
import { claim, reserve } from '../../shared/domain/order-changes.ts';
import { failureOf, hasSagaStatus, isOf, isRunning } from '../../shared/domain/order-run.ts';
import type { Payments } from '../../shared/ports/payments.ts';
import { giveUp } from '../give-up.ts';
import { OrderRun } from '../order-run.ts';
import { defineStep, done, rejected, superseded } from '../step.ts';

/**
 * Reserves the stock and opens the payment, which moves no money. One write claims the order and notes both. Another run
 * may do the same at the same time: it gets the same reservation and the same payment, and only one claims the order.
 */
export const reserveStock = defineStep(OrderRun, {
  name: 'reserve-stock',
  output: z.void(),
  unavailable: { code: 'stock_unavailable', message: 'The stock could not be reserved.' },

  async do(run, { orders, stock, payments, clock }) {
    const step = () => ({ ...run, at: clock.now() });
    /** Continues where an earlier attempt or run left the order. That run may have begun any step, even if its write was refused. */
    const takeOver = async (left: Order) => {
      const { order } = await orders.change(left, (now) => claim(now, step()));
      if (isRunning(order, run)) return { ...done(), everything };
      const given = giveUp(order, run);
      return given.kind === 'turned_back' ? { ...given, everything } : given;
    };

    const order = await orders.recall(run, (known) => hasSagaStatus(known, 'waiting'));
    if (!hasSagaStatus(order, 'waiting') && !isOf(order, run.run)) return superseded;
    if (order.status !== 'pending' || 'failure' in order.saga) return takeOver(order);

    const reply = await stock.reserve(order.id, order.lines).catch(async (error: unknown) => {
      // The queue must not start another run while this one tries again.
      await orders.change(order, (now) => claim(now, step()));
      throw error;
    });
    if (reply.kind === 'out_of_stock') {
      const message = `There is not enough stock of ${reply.sku}.`;
      const failure = { code: 'out_of_stock', message, step: 'reserve-stock' } as const;
      // Some lines may be reserved. Only the run that has the order releases them.
      const { order: now } = await orders.change(order, (now) => claim(now, step(), failure));
      // An earlier attempt may have claimed it without a failure.
      const isTurnedBack = now.status !== 'pending' || (failureOf(now) ?? failure).code !== failure.code;
      return isOf(now, run.run) && !isTurnedBack ? rejected(failure.code, message) : takeOver(now);
    }
    const payment = await openPayment(order, payments);
    const { kind, order: now } = await orders.change(order, (now) => reserve(now, step(), payment));
    return kind === 'superseded' ? takeOver(now) : done();
  },

  async undo(run, { orders, stock }) {
    const order = await orders.get(run);
    await stock.release(order.id, order.lines);
  },
});

const everything = true as const;

/** If it can't be opened, the next step tries it again, and says why. */
async function openPayment(order: Order, payments: Payments): Promise<Payment | undefined> {
  try {
    const opened = await payments.open({ ...order, orderId: order.id });
    return opened.kind === 'opened' ? { id: opened.id } : undefined;
  } catch {
    return undefined;
  }
}
