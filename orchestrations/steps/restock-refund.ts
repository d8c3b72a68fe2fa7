import { bringsGoodsBack } from '../../shared/domain/refund.ts';
import { completeRefund } from '../../shared/domain/refund-changes.ts';
import { log } from '../../shared/telemetry/log.ts';
import { changeRefund, RefundRun } from '../refund-run.ts';
import { defineFinalStep } from '../step.ts';

/** The refund's id names the movement in the stock ledger, so another attempt changes nothing. */
export const restockRefund = defineFinalStep(RefundRun, {
  name: 'restock-refund',

  async do(run, { refunds, stock, clock }) {
    const refund = await refunds.find(run);
    if (refund?.status !== 'succeeded' || refund.saga.status === 'completed') return;
    if (bringsGoodsBack(refund)) {
      const back = { id: refund.id, reason: 'refunded', by: 'refund-saga' };
      const outcome = await stock.restock(run.orderId, refund.lines, back);
      // Another attempt would not change it: the ledger has fewer than the order says.
      if (outcome.kind === 'too_many')
        log.error(`refund ${refund.id}: ${outcome.skus.join(', ')} can't be restocked`, undefined);
    }
    await changeRefund(refunds, run, (order, now) => completeRefund(order, now, clock.now()));
  },
});
