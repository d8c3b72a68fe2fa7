import { z } from 'zod';
import type { OrderRef } from '../shared/domain/ids.ts';
import { Failure } from '../shared/domain/order.ts';
import { claim, compensate, fail, resume, stick } from '../shared/domain/order-changes.ts';
import { defineActivity, Nothing } from './activity.ts';
import { OrderRun } from './order-run.ts';
import { Claim, Compensation, type Ledger } from './saga.ts';

const FailedRun = OrderRun.extend({ failure: Failure });
const ClaimingRun = OrderRun.extend({ instance: z.string().optional() });
const StuckRun = OrderRun.extend({ remaining: z.array(z.string()).min(1), because: z.string() });

/** The order saga keeps its books on the order itself, where partner support and operators look first. */
export const orderLedger: Ledger<OrderRef> = {
  claim: defineActivity('claim-order', ClaimingRun, Claim, async ({ run, instance, ...ref }, { orders, clock }) => {
    const { kind, order } = await orders.change(ref, (now) => claim(now, { run, instance, at: clock.now() }));
    if (kind === 'superseded') return 'superseded';
    return order.saga.status === 'compensating' ? { failure: order.saga.failure } : 'claimed';
  }),

  compensate: defineActivity('compensate-order', FailedRun, Compensation, async (order, { orders, clock }) => {
    const at = clock.now();
    const { kind } = await orders.change(order, (now) => compensate(now, order.failure, { run: order.run, at }));
    return kind === 'superseded' ? 'superseded' : 'compensating';
  }),

  fail: defineActivity('fail-order', FailedRun, Nothing, async (order, { orders, clock }) => {
    await orders.change(order, (now) => fail(now, order.failure, { run: order.run, at: clock.now() }));
  }),

  stick: defineActivity('mark-order-stuck', StuckRun, Nothing, async (order, { orders, clock }) => {
    const { remaining, because } = order;
    await orders.change(order, (now) => stick(now, { remaining, because }, { run: order.run, at: clock.now() }));
  }),

  resume: defineActivity('mark-order-resumed', OrderRun, Nothing, async (order, { orders, clock }) => {
    await orders.change(order, (now) => resume(now, { run: order.run, at: clock.now() }));
  }),
};
