import { type Comparison, type DifferenceCode, type Found, inProgress, matching, repairBy } from './comparison.ts';
import { isPaid, type Order, type PaidOrder } from './order.ts';
import { isOpen } from './order-recovery.ts';
import { totalsOf } from './order-refunds.ts';
import type { PaymentRecord, ProviderAmount } from './provider-records.ts';

/** An order that has ended and has not changed since this time: no saga, however late, still acts for it. */
interface Since {
  settledBefore: Date;
}

/**
 * Compares a payment at the provider with the order that it was opened for. Money is held or kept only for an order that is
 * paid. An authorization is released, because our books say that nothing is owed. A captured payment is never refunded
 * by itself: nothing of ours captures for an order that has ended, so a person did, or a bug that must be seen.
 *
 * @param record undefined if the provider doesn't know the payment
 */
export function comparePayment(
  record: PaymentRecord | undefined,
  order: Found<Order>,
  { settledBefore }: Since,
): Comparison {
  if (record === undefined) return compareMissing(order);
  if (record.order === undefined) return { kind: 'not_ours' };
  if (order === undefined) {
    const isHeld = ['authorized', 'acting'].includes(record.state) || keptOf(record) > 0;
    return isHeld ? differ('payment_without_order', 'no order', record) : matching;
  }
  if (order === 'newer' || isOpen(order)) return inProgress;
  if (isPaid(order) && order.payment.id === record.paymentId) return comparePaid(record, order);

  if (record.state === 'captured' ? keptOf(record) === 0 : isHarmless(record)) return matching;
  if (new Date(order.updatedAt) > settledBefore) return inProgress;
  if (record.state !== 'captured') return repairBy('release_payment');
  const code = isPaid(order) ? 'second_payment' : 'payment_of_undone_order';
  return differ(code, isPaid(order) ? `${order.status} with ${order.payment.id}` : order.status, record);
}

function comparePaid(record: PaymentRecord, order: PaidOrder): Comparison {
  const ours = describe(order.total);
  if (record.state !== 'captured') return differ('payment_not_captured', `${order.status}, ${ours}`, record);
  const { currency } = record.amount;
  if (record.captured !== order.total.amount || currency !== order.total.currency) {
    return differ('amount_differs', ours, record);
  }
  const disputes = order.disputes ?? [];
  // An open one may be over by now.
  if (record.isDisputed && (disputes.length === 0 || disputes.some(({ status }) => status === 'open'))) {
    return repairBy('book_disputes');
  }
  const { pending, refunded } = totalsOf(order);
  if (record.refunded > pending + refunded) return repairBy('book_refunds');
  if (pending > 0) return inProgress;
  return record.refunded === refunded ? matching : repairBy('book_refunds');
}

/** What the books still contradict after all refunds and disputes of the payment were booked. */
export function compareBooked(record: PaymentRecord | undefined, order: Found<Order>, since: Since): Comparison {
  const again = comparePayment(record, order, since);
  if (again.kind !== 'repair' || again.repair === 'release_payment' || !record || !order || order === 'newer')
    return again;
  if (!isPaid(order)) return inProgress;
  const { pending, refunded } = totalsOf(order);
  // A dispute stays open for weeks, and must not hide what was refunded meanwhile.
  const areBooked = record.refunded <= pending + refunded && (pending > 0 || record.refunded === refunded);
  if (areBooked) return inProgress;
  const ours = describe({ ...order.total, amount: pending + refunded });
  const theirs = describe({ ...record.amount, amount: record.refunded });
  const code = record.refunded > pending + refunded ? 'refund_unbooked' : 'refund_missing';
  return { kind: 'difference', code, ours: `${ours} refunded`, theirs: `${theirs} refunded` };
}

function compareMissing(order: Found<Order>): Comparison {
  if (order === undefined || order === 'newer' || isOpen(order)) return order === undefined ? matching : inProgress;
  if (!isPaid(order)) return matching;
  const ours = `${order.status} with ${order.payment.id}`;
  return { kind: 'difference', code: 'payment_missing', ours, theirs: 'no such payment' };
}

/** It can't move money any more, or needs another request to. */
const isHarmless = ({ state }: PaymentRecord) => state === 'unpaid' || state === 'cancelled';

const keptOf = ({ state, captured, refunded }: PaymentRecord) => (state === 'captured' ? captured - refunded : 0);

function differ(code: DifferenceCode, ours: string, record: PaymentRecord): Comparison {
  const { paymentId, state, amount, captured, refunded } = record;
  const sums = state === 'captured' ? { ...amount, amount: captured } : amount;
  const back = refunded > 0 && state === 'captured' ? `, ${describe({ ...amount, amount: refunded })} refunded` : '';
  return { kind: 'difference', code, ours, theirs: `${paymentId} ${state} ${describe(sums)}${back}` };
}

const describe = ({ amount, currency }: ProviderAmount) => `${amount} ${currency}`;
