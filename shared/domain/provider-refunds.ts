import { providerRefundIdFor, type RefundId } from './ids.ts';
import { isPaid, type Order, type PaidOrder } from './order.ts';
import { changeWithEvent, superseded, unchanged } from './order-decision.ts';
import { countUnits, totalsOf } from './order-refunds.ts';
import type { RefundRecord } from './provider-records.ts';
import type { Refund } from './refund.ts';
import { failRefund, type RefundDecision, statusAfter, succeed, withoutStuck } from './refund-changes.ts';

/** The id of our refund that a record of the provider belongs to, or will belong to once it is booked. */
export function refundIdOf(order: Order, { id, refundId }: RefundRecord): RefundId {
  return refundId ?? providerRefundIdFor(order.id, id);
}

/**
 * Books a refund as the payment provider has it now. One of ours gets its result, maybe before its saga hears of it. One
 * that people made at the provider becomes a refund of the order.
 */
export function bookProviderRefund(
  order: Order,
  refund: Refund | undefined,
  record: RefundRecord,
  at: Date,
): RefundDecision {
  if (!isPaid(order)) return superseded;
  if (refund === undefined) return record.status === 'failed' ? unchanged : add(order, record, record.status, at);
  if (refund.status === 'pending' && record.status === 'succeeded') return succeed(order, refund, at);
  if (refund.status === 'pending' && record.status === 'failed') {
    return failRefund(order, refund, { code: 'refund_refused', message: whyFailed('refused', record) }, at);
  }
  if (refund.status === 'succeeded' && record.status === 'failed') return loseRefund(order, refund, record, at);
  return unchanged;
}

/** It names no units, because people choose an amount at the provider, and decides nothing about the goods. */
function add(order: PaidOrder, record: RefundRecord, status: 'pending' | 'succeeded', at: Date): RefundDecision {
  const time = at.toISOString();
  const amount = { ...order.total, amount: record.amount.amount };
  const refund: Refund = {
    ...{ id: refundIdOf(order, record), partnerId: order.partnerId, orderId: order.id, status, amount, lines: [] },
    ...{ reason: 'It was made at the payment provider.', restock: 'no', takesShipmentBack: false },
    ...{ providerId: record.id, createdAt: time, updatedAt: time, fingerprint: '' },
    ...(status === 'pending' ? atProvider(time) : { saga: { status: 'completed' } }),
  };
  const totals = totalsOf(order);
  const refunds = { ...totals, count: totals.count + 1, [sumOf[status]]: totals[sumOf[status]] + amount.amount };
  const fields = { refundId: refund.id, amount };
  const { status: _, ...rest } = order;
  if (status === 'pending') {
    const refunding = { ...rest, status: 'refunding', refunds } as const;
    return { ...changeWithEvent('bookPendingRefund', order, refunding, at, fields), refund };
  }
  const paidBack = { ...rest, status: statusAfter(order, refunds), refunds };
  return { ...changeWithEvent('bookRefund', order, paidBack, at, { ...fields, lines: [] }), refund };
}

/** Its saga waits for the result. */
const atProvider = (time: string) => ({ atProviderSince: time, saga: { status: 'waiting', seenAt: time } }) as const;

const sumOf = { pending: 'pending', succeeded: 'refunded' } as const;

/** It had succeeded, and the provider has got the money back since: it can be refunded again. */
function loseRefund(order: PaidOrder, refund: Refund, record: RefundRecord, at: Date): RefundDecision {
  if (order.status === 'confirmed') return superseded;
  const { refunds: before, status: _, delayed, ...rest } = withoutStuck(order, refund);
  const refunded = before.refunded - refund.amount.amount;
  const refunds = { ...before, refunded, units: countUnits(before, refund.lines, -1) };
  const late = delayed ? { delayed } : {};
  const after =
    refunds.pending > 0 || refunded > 0
      ? {
          ...rest,
          ...late,
          refunds,
          status: statusAfter(order, refunds),
        }
      : { ...rest, refunds, status: 'confirmed' as const };
  const failure = { code: 'refund_refused', message: whyFailed('sent back', record) };
  const fields = { refundId: refund.id, amount: refund.amount, reason: failure.code };
  return {
    ...changeWithEvent('loseRefund', order, after, at, fields),
    refund: { ...refund, status: 'failed', failure, saga: { status: 'completed' }, updatedAt: at.toISOString() },
  };
}

const whyFailed = (what: string, { code }: RefundRecord) =>
  `The payment provider ${what} the refund${code === undefined ? '' : `: ${code}`}.`;
