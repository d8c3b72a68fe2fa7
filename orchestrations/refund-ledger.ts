import { z } from 'zod';
import { Cause } from '../shared/domain/cause.ts';
import { resumeRefund, stickRefund } from '../shared/domain/refund-changes.ts';
import { log } from '../shared/telemetry/log.ts';
import { recordMetric } from '../shared/telemetry/record-metric.ts';
import { defineActivity, Nothing } from './activity.ts';
import { type Ledger, Look } from './ledger.ts';
import { changeRefund, RefundRun, type RefundSagaInput } from './refund-run.ts';

const StuckRun = RefundRun.extend({
  remaining: z.array(z.string()).min(1),
  because: Cause,
  answered: z.int().optional(),
});

/** The refund saga keeps its records on the refund, and `delayed` on its order. */
export const refundLedger: Ledger<RefundSagaInput> = {
  stick: defineActivity('mark-refund-stuck', StuckRun, Nothing, async (run, { refunds, clock }) => {
    const { remaining, because, answered } = run;
    const { decision } = await changeRefund(refunds, run, (order, refund) =>
      stickRefund(order, refund, { remaining, because, answered }, clock.now(), run.hub),
    );
    if (decision.kind !== 'changed') return;
    recordMetric('saga.stuck', 1);
    const what = `${remaining.join(', ')} of refund ${run.refundId}`;
    log.warn(`the saga is stuck: ${what} can't be finished: ${because.code}: ${because.message}`);
  }),

  look: defineActivity('look-for-refund-resume', RefundRun, Look, async (run, { refunds }) => {
    const refund = await refunds.find(run);
    if (refund === undefined || refund.saga.status === 'completed') return 'superseded';
    return { requested: refund.saga.status === 'stuck' ? (refund.saga.resumeRequested ?? 0) : 0 };
  }),

  resume: defineActivity('mark-refund-resumed', RefundRun, Nothing, async (run, { refunds, clock }) => {
    await changeRefund(refunds, run, (order, refund) => resumeRefund(order, refund, clock.now()));
  }),
};
