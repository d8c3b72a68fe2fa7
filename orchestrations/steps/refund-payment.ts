import { isPaid } from '../../shared/domain/order.ts';
import { failRefund, succeed, waitForProvider } from '../../shared/domain/refund-changes.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import { changeRefund, RefundRun } from '../refund-run.ts';
import { defineFinalStep, waiting } from '../step.ts';

/** The longest wait between two looks at a refund that the provider has not finished. */
const DAY_MS = 86_400_000;

/** The provider knows the refund by its id, so another attempt finds what an earlier one has done. */
export const refundPayment = defineFinalStep(RefundRun, {
  name: 'refund-payment',

  async do(run, { orders, refunds, payments, clock }) {
    const order = await orders.get(run);
    const refund = await refunds.find(run);
    if (refund?.status !== 'pending' || !isPaid(order)) return;

    const { amount, providerId } = refund;
    const reply = await payments.refund({ paymentId: order.payment.id, refundId: run.refundId, amount, providerId });
    if (reply.kind === 'pending') {
      const at = clock.now();
      const { decision } = await changeRefund(refunds, run, (order, now) => waitForProvider(order, now, at, run.hub));
      return decision.kind === 'changed' ? waiting(new Date(at.getTime() + DAY_MS)) : undefined;
    }

    const { decision } = await changeRefund(refunds, run, (order, now) => {
      if (reply.kind === 'done') return succeed(order, now, clock.now());
      const message = `The payment provider refused the refund: ${reply.code}.`;
      return failRefund(order, now, { code: 'refund_refused', message }, clock.now());
    });
    if (decision.kind !== 'changed') return;
    recordMetric('refunds.ended', 1, { outcome: reply.kind === 'done' ? 'succeeded' : 'failed' });
  },
});
