import { z } from 'zod';
import type { Order } from '../../shared/domain/order.ts';
import { book } from '../../shared/domain/order-changes.ts';
import { isRunning } from '../../shared/domain/order-run.ts';
import { decideAtDeadline, isWaitingForVerdict } from '../../shared/domain/order-screening.ts';
import { giveUp } from '../give-up.ts';
import { OrderRun } from '../order-run.ts';
import { defineStep, done, refused, rejected, waiting } from '../step.ts';
import { renewAuthorization } from './renew-authorization.ts';

export const bookShipment = defineStep(OrderRun, {
  name: 'book-shipment',
  output: z.void(),
  unavailable: { code: 'carrier_unavailable', message: 'The shipment could not be booked.' },

  async do(run, ports) {
    const { orders, carrier, clock } = ports;
    // Only since it is authorized is the address fixed: an older state in memory is read again.
    const isKnown = (known: Order) => isRunning(known, run) && known.status === 'authorized' && !run.hasWaited;
    let order = await orders.recall(run, (known) => isKnown(known) && !isWaitingForVerdict(known));
    if (isWaitingForVerdict(order))
      order = (await orders.change(order, (now) => decideAtDeadline(now, clock.now()))).order;
    if (!isRunning(order, run)) return giveUp(order, run);
    if (order.status === 'booked') return done();
    if (isWaitingForVerdict(order)) return waiting(new Date(order.screening.until));
    if (order.screening !== undefined && order.status === 'authorized') {
      const renewed = await renewAuthorization(order, run, ports);
      if ('kind' in renewed) return renewed;
      order = renewed.order;
    }

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
