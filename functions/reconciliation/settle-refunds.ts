import { type OrderRef, RefundRef } from '../../shared/domain/ids.ts';
import { isOpen } from '../../shared/domain/order-recovery.ts';
import { bookProviderRefund, refundIdOf } from '../../shared/domain/provider-refunds.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Orders } from '../../shared/ports/orders.ts';
import type { PaymentRecords } from '../../shared/ports/payment-records.ts';
import type { Refunds } from '../../shared/ports/refunds.ts';
import type { Sagas } from '../../shared/ports/sagas.ts';
import { log } from '../../shared/telemetry/log.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import { getTraceparent } from '../../shared/telemetry/trace-context.ts';

export interface SettlePorts {
  paymentRecords: PaymentRecords;
  orders: Orders;
  refunds: Refunds;
  sagas: Sagas;
  clock: Clock;
}

/** `not_ours`: another system's payment. `early`: its order is not paid yet. `undone`: its order failed, was cancelled or is gone. */
export type Settled = { kind: 'settled'; changed: number } | { kind: 'not_ours' | 'early' | 'undone' };

/** Books all refunds of a payment as the provider has them now. It may be repeated. */
export async function settleRefunds(paymentId: string, ports: SettlePorts): Promise<Settled> {
  const { order: ref, refunds } = await ports.paymentRecords.listRefundsOf(paymentId);
  if (refunds.length === 0) return { kind: 'settled', changed: 0 };
  const order = ref && (await findPaidOrder(ref, paymentId, ports.orders));
  if (order === undefined) return { kind: 'not_ours' };
  if (order === 'early' || order === 'undone') return { kind: order };
  let changed = 0;
  // The oldest first, as they were made.
  for (const record of refunds.toReversed()) {
    const ids = RefundRef.parse({ ...ref, refundId: refundIdOf(order, record) });
    const { decision, refund } = await ports.refunds.change(ids, (now, known) =>
      bookProviderRefund(now, known, record, ports.clock.now()),
    );
    if (decision.kind !== 'changed' || refund === undefined) continue;
    changed += 1;
    if (refund.status !== 'pending') {
      recordMetric('refunds.ended', 1, { outcome: refund.status === 'failed' ? 'failed' : 'succeeded' });
    }
    if (refund.status === 'failed') {
      log.warn(`refund ${refund.id} failed at the payment provider`, { 'order.id': ids.orderId });
    }
    // Its saga waits for this, or has goods to put back.
    if (refund.saga.status !== 'completed') await ports.sagas.startRefund(ids, getTraceparent());
  }
  return { kind: 'settled', changed };
}

/** The order, if this is the payment that it was paid with. */
export async function findPaidOrder(ref: OrderRef, paymentId: string, orders: Orders) {
  const order = await orders.find(ref);
  if (order === undefined) return 'undone';
  if ('isNewer' in order || isOpen(order)) return 'early';
  return 'shipment' in order && order.payment.id === paymentId ? order : 'undone';
}
