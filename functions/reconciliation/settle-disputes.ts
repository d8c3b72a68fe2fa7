import { bookDispute } from '../../shared/domain/order-disputes.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import { findPaidOrder, type Settled, type SettlePorts } from './settle-refunds.ts';

/** Books all disputes of a payment as the provider has them now. It may be repeated. */
export async function settleDisputes(
  paymentId: string,
  { paymentRecords, orders, clock }: Pick<SettlePorts, 'paymentRecords' | 'orders' | 'clock'>,
): Promise<Settled> {
  const { order: ref, disputes } = await paymentRecords.listDisputesOf(paymentId);
  if (disputes.length === 0) return { kind: 'settled', changed: 0 };
  const order = ref && (await findPaidOrder(ref, paymentId, orders));
  if (ref === undefined || order === undefined) return { kind: 'not_ours' };
  if (order === 'early' || order === 'undone') return { kind: order };
  let changed = 0;
  for (const record of disputes.toReversed()) {
    const { kind } = await orders.change(ref, (now) => bookDispute(now, record, clock.now()));
    if (kind !== 'changed') continue;
    changed += 1;
    recordMetric('payments.disputes', 1, { outcome: record.status });
  }
  return { kind: 'settled', changed };
}
