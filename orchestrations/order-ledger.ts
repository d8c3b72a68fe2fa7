import { z } from 'zod';
import { Cause } from '../shared/domain/cause.ts';
import { type Order, paymentOf } from '../shared/domain/order.ts';
import { compensate, fail } from '../shared/domain/order-changes.ts';
import { Failure } from '../shared/domain/order-failure.ts';
import { delay } from '../shared/domain/order-outage.ts';
import { resume, stick } from '../shared/domain/order-recovery.ts';
import { isOf } from '../shared/domain/order-run.ts';
import type { Undone } from '../shared/domain/undone.ts';
import { log } from '../shared/telemetry/log.ts';
import { recordMetric } from '../shared/telemetry/record-metric.ts';
import { defineActivity, Nothing } from './activity.ts';
import { Compensation, type Ledger, Look } from './ledger.ts';
import { OrderRun, type OrderSagaInput } from './order-run.ts';
import { recordEnd } from './record-end.ts';

const FailedRun = OrderRun.extend({ failure: Failure });
const UndoneRun = FailedRun.extend({ undone: z.array(z.string()).optional() });
const DelayedRun = OrderRun.extend({ activity: z.string(), because: Cause, nextAt: z.iso.datetime() });
const StuckRun = OrderRun.extend({
  remaining: z.array(z.string()).min(1),
  because: Cause,
  answered: z.int().optional(),
});

/** What the undos mean to the partner. */
const meanings: Readonly<Record<string, Undone>> = {
  'undo-book-shipment': 'shipment_cancelled',
  'undo-capture-payment': 'payment_released',
  'undo-authorize-payment': 'payment_released',
  'undo-reserve-stock': 'stock_released',
};

/** An undo also runs if its step had no effect, or never began. What was never begun is known. */
function nameUndone(undos: readonly string[] = [], order: Order): Undone[] {
  const names = new Set(undos.flatMap((undo) => meanings[undo] ?? []));
  if (paymentOf(order) === undefined) names.delete('payment_released');
  const reached = order.status === 'cancelling' ? order.cancellation.from : order.status;
  if (reached === 'pending' || reached === 'reserved' || reached === 'awaiting_payment') {
    names.delete('shipment_cancelled');
  }
  return [...names];
}

/** The order saga keeps its records on the order itself, because support and operators look there first. */
export const orderLedger: Ledger<OrderSagaInput> = {
  compensate: defineActivity('compensate-order', FailedRun, Compensation, async (order, { orders, clock }) => {
    const at = clock.now();
    const { kind } = await orders.change(order, (now) => compensate(now, order.failure, { run: order.run, at }));
    return kind === 'superseded' ? 'superseded' : 'compensating';
  }),

  fail: defineActivity('fail-order', UndoneRun, Nothing, async (order, { orders, clock }) => {
    const { failure, run } = order;
    const { kind, order: now } = await orders.change(order, (now) => {
      const undone = nameUndone(order.undone, now);
      return fail(now, failure, { run, at: clock.now() }, undone);
    });
    if (kind === 'changed') recordEnd(now, now.status === 'cancelled' ? 'cancelled' : 'failed');
  }),

  delay: defineActivity('mark-order-delayed', DelayedRun, z.boolean(), async (order, { orders, clock }) => {
    const { run, activity, because, nextAt } = order;
    const { kind } = await orders.change(order, (now) =>
      delay(now, { activity, because, nextAt: new Date(nextAt) }, { run, at: clock.now() }),
    );
    if (kind === 'changed') log.warn(`${activity} waits for an outage to end: ${because.code}: ${because.message}`);
    return kind === 'changed';
  }),

  stick: defineActivity('mark-order-stuck', StuckRun, Nothing, async (order, { orders, clock }) => {
    const { remaining, because, answered } = order;
    const at = clock.now();
    const changed = await orders.change(order, (now) =>
      stick(now, { remaining, because, answered }, { run: order.run, at }),
    );
    if (changed.kind === 'changed') {
      recordMetric('saga.stuck', 1);
      log.warn(`the saga is stuck: ${remaining.join(', ')} can't be finished: ${because.code}: ${because.message}`);
    }
  }),

  look: defineActivity('look-for-resume', OrderRun, Look, async ({ run, ...ref }, { orders }) => {
    const order = await orders.get(ref);
    if (!isOf(order, run)) return 'superseded';
    return { requested: order.saga.status === 'stuck' ? (order.saga.resumeRequested?.version ?? 0) : 0 };
  }),

  resume: defineActivity('mark-order-resumed', OrderRun, Nothing, async (order, { orders, clock }) => {
    await orders.change(order, (now) => resume(now, { run: order.run, at: clock.now() }));
  }),
};
