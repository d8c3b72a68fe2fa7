import type { Dispute } from './dispute.ts';
import { isPaid, type Order, type PaidOrder } from './order.ts';
import { changeWithEvent, type Decision, superseded, unchanged } from './order-decision.ts';
import type { DisputeRecord } from './provider-records.ts';

/**
 * Books a dispute as the payment provider has it now, whatever was booked before. One that is over when it becomes known is
 * opened and closed in one write.
 */
export function bookDispute(order: Order, record: DisputeRecord, at: Date): Decision<PaidOrder> {
  // Only what was captured can be disputed, so the order will be paid soon, or was undone.
  if (!isPaid(order)) return superseded;
  const known = order.disputes?.find(({ id }) => id === record.id);
  if (known === undefined) {
    const opened = changeWithEvent(
      'openDispute',
      order,
      withDispute(order, record, 'open'),
      at,
      amountOf(order, record),
    );
    return record.status === 'open' ? opened : closeToo(opened);
  }
  // One that is over can still be decided otherwise, by an appeal.
  if (known.status === record.status || record.status === 'open') return unchanged;
  return close(order, record, record.status, at);

  function closeToo(opened: Extract<Decision<PaidOrder>, { kind: 'changed' }>): Decision<PaidOrder> {
    if (record.status === 'open') return opened;
    const closed = close(opened.order, record, record.status, at);
    return { ...closed, ...(opened.event && { event: opened.event }), followedBy: closed.event };
  }
}

function close(order: PaidOrder, record: DisputeRecord, outcome: 'won' | 'lost', at: Date) {
  const fields = { ...amountOf(order, record), outcome };
  return changeWithEvent('closeDispute', order, withDispute(order, record, outcome), at, fields);
}

function withDispute(order: PaidOrder, { id, amount, openedAt }: DisputeRecord, status: Dispute['status']): PaidOrder {
  const others = (order.disputes ?? []).filter((other) => other.id !== id);
  const dispute = { id, status, amount: amount.amount, openedAt: openedAt.toISOString() };
  return { ...order, disputes: [...others, dispute] };
}

const amountOf = ({ total }: PaidOrder, { amount }: DisputeRecord) => ({ amount: { ...total, amount: amount.amount } });
