import { z } from 'zod';
import { Cause } from '../shared/domain/cause.ts';
import { claim, compensate, fail } from '../shared/domain/order-changes.ts';
import { Failure } from '../shared/domain/order-failure.ts';
import { resume, stick } from '../shared/domain/order-recovery.ts';
import { isOf } from '../shared/domain/order-run.ts';
import { log } from '../shared/telemetry/log.ts';
import { recordMetric } from '../shared/telemetry/record-metric.ts';
import { defineActivity, Nothing } from './activity.ts';
import { Claim, Compensation, type Ledger, Look } from './ledger.ts';
import { OrderRun, type OrderSagaInput } from './order-run.ts';
import { recordEnd } from './record-end.ts';

const FailedRun = OrderRun.extend({ failure: Failure });
const ClaimingRun = OrderRun.extend({ instance: z.string().optional(), version: z.string().optional() });
const StuckRun = OrderRun.extend({
  remaining: z.array(z.string()).min(1),
  because: Cause,
  answered: z.int().optional(),
});

/** The order saga keeps its records on the order itself, because support and operators look there first. */
export const orderLedger: Ledger<OrderSagaInput> = {
  claim: defineActivity(
    'claim-order',
    ClaimingRun,
    Claim,
    async ({ run, instance, version, ...ref }, { orders, clock }) => {
      const at = clock.now();
      const { kind, order } = await orders.change(ref, (now) => claim(now, { run, instance, version, at }));
      if (kind === 'superseded') return 'superseded';
      return order.saga.status === 'compensating' ? { failure: order.saga.failure } : 'claimed';
    },
  ),

  compensate: defineActivity('compensate-order', FailedRun, Compensation, async (order, { orders, clock }) => {
    const at = clock.now();
    const { kind } = await orders.change(order, (now) => compensate(now, order.failure, { run: order.run, at }));
    return kind === 'superseded' ? 'superseded' : 'compensating';
  }),

  fail: defineActivity('fail-order', FailedRun, Nothing, async (order, { orders, clock }) => {
    const changed = await orders.change(order, (now) => fail(now, order.failure, { run: order.run, at: clock.now() }));
    if (changed.kind === 'changed') recordEnd(changed.order, 'failed');
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
