import type { Sku } from '../../shared/domain/ids.ts';
import { bringsGoodsBack, type Refund } from '../../shared/domain/refund.ts';
import { completeRefund } from '../../shared/domain/refund-changes.ts';
import { log } from '../../shared/telemetry/log.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import { changeRefund, RefundRun } from '../refund-run.ts';
import { defineFinalStep } from '../step.ts';

/** The refund's id names the movement in the stock ledger, so another attempt changes nothing. */
export const restockRefund = defineFinalStep(RefundRun, {
  name: 'restock-refund',

  async do(run, { orders, refunds, stock, clock }) {
    const refund = await refunds.find(run);
    if (refund?.status !== 'succeeded' || refund.saga.status === 'completed') return;
    if (bringsGoodsBack(refund)) {
      const { createdAt } = await orders.recall(run, () => true);
      // It succeeded then.
      const dueSince = new Date(refund.updatedAt);
      const back = { id: refund.id, reason: 'refunded', by: 'refund-saga', placedAt: new Date(createdAt), dueSince };
      const outcome = await stock.restock(run.orderId, refund.lines, back);
      if (outcome.kind !== 'restocked') report(refund, outcome);
    }
    await changeRefund(refunds, run, (order, now) => completeRefund(order, now, clock.now()));
  },
});

/** Another attempt would not change it: the ledger has fewer than the order says, or has forgotten what came back. */
function report({ id, orderId, lines }: Refund, outcome: { kind: 'too_late' } | { kind: 'too_many'; skus: Sku[] }) {
  const skus = outcome.kind === 'too_many' ? outcome.skus : lines.map(({ sku }) => sku);
  recordMetric('stock.mismatches', skus.length, { outcome: 'not_restocked' });
  const why = outcome.kind === 'too_many' ? 'nothing is sold of it' : 'it is too late, and it may be back already';
  log.error(`refund ${id}: ${skus.join(', ')} is not put back on sale: ${why}`, undefined, { 'order.id': orderId });
}
