import { z } from 'zod';
import { reserve } from '../../shared/domain/order-changes.ts';
import { isRunning } from '../../shared/domain/order-run.ts';
import { OrderRun } from '../order-run.ts';
import { defineStep, done, refused, superseded } from '../step.ts';

export const reserveStock = defineStep(OrderRun, {
  name: 'reserve-stock',
  output: z.void(),
  unavailable: { code: 'stock_unavailable', message: 'The stock could not be reserved.' },

  async do(run, { orders, stock, clock }) {
    const order = await orders.get(run);
    if (!isRunning(order, run)) return superseded;
    // An earlier attempt did it, or the run that this one has taken over from.
    if (order.status !== 'pending') return done();

    const reply = await stock.reserve(order.id, order.lines);
    if (reply.kind === 'out_of_stock') return refused('out_of_stock', `There is not enough stock of ${reply.sku}.`);

    const { kind } = await orders.change(order, (now) => reserve(now, { run: run.run, at: clock.now() }));
    return kind === 'superseded' ? superseded : done();
  },

  async undo(run, { orders, stock }) {
    const order = await orders.get(run);
    await stock.release(order.id, order.lines);
  },
});
