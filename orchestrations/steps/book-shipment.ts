import { z } from 'zod';
import { book } from '../../shared/domain/order-changes.ts';
import { isRunning } from '../../shared/domain/order-run.ts';
import { giveUp } from '../give-up.ts';
import { OrderRun } from '../order-run.ts';
import { defineStep, done, refused, rejected } from '../step.ts';

export const bookShipment = defineStep(OrderRun, {
  name: 'book-shipment',
  output: z.void(),
  unavailable: { code: 'carrier_unavailable', message: 'The shipment could not be booked.' },

  async do(run, { orders, carrier, clock }) {
    // Only since it is authorized is the address fixed: an older state in memory is read again.
    const order = await orders.recall(run, (known) => isRunning(known, run) && known.status === 'authorized');
    if (!isRunning(order, run)) return giveUp(order, run);
    if (order.status === 'booked') return done();

    const reply = await carrier.book({ orderId: order.id, shipTo: order.shipTo, lines: order.lines });
    if (reply.kind !== 'booked') {
      const failed = reply.kind === 'refused' ? refused : rejected;
      return failed('carrier_refused', `The carrier refused the shipment: ${reply.code}.`);
    }

    const { kind, order: now } = await orders.change(order, (now) =>
      book(now, reply.shipment, { run: run.run, at: clock.now() }),
    );
    return kind === 'superseded' ? giveUp(now, run) : done();
  },

  async undo(run, { carrier }) {
    await carrier.cancel(run.orderId);
  },
});
