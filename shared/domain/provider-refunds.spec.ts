import { expect, test } from 'vitest';
import { at, orders, refundOf } from '../../test/sample-orders.ts';
import type { Order } from './order.ts';
import { isPaid } from './order.ts';
import { bookDispute } from './order-disputes.ts';
import { leftOf, requestRefund } from './order-refunds.ts';
import type { DisputeRecord, RefundRecord } from './provider-records.ts';
import { bookProviderRefund } from './provider-refunds.ts';
import type { Refund } from './refund.ts';
import { succeed } from './refund-changes.ts';

const record = (changes: Partial<RefundRecord> = {}): RefundRecord => ({
  ...{
    id: 're_1',
    refundId: undefined,
    status: 'succeeded',
    amount: { amount: 500, currency: 'EUR' },
    code: undefined,
  },
  ...changes,
});

function book(order: Order, refund: Refund | undefined, given: RefundRecord) {
  const decision = bookProviderRefund(order, refund, given, at);
  if (decision.kind !== 'changed') throw new Error(decision.kind);
  return decision;
}

const left = (order: Order) => (isPaid(order) ? leftOf(order).amount : undefined);

test('a refund that people made at the provider is booked once, and lowers what is left', () => {
  const { order, refund, event } = book(orders.confirmed, undefined, record());
  expect(order).toMatchObject({ status: 'partially_refunded', refunds: { count: 1, pending: 0, refunded: 500 } });
  expect(refund).toMatchObject({ status: 'succeeded', providerId: 're_1', lines: [], saga: { status: 'completed' } });
  expect(event).toMatchObject({
    type: 'order.refunded',
    by: 'operator',
    data: { refundId: refund.id, amount: { amount: 500 } },
  });
  expect(left(order)).toBe(2000);
  expect(bookProviderRefund(order, refund, record(), at)).toEqual({ kind: 'unchanged' });
  const asked = {
    id: refund.id,
    what: { amount: { amount: 2001, currency: 'EUR' as const } },
    reason: '',
    restock: 'no',
    fingerprint: '',
  } as const;
  expect(requestRefund(order, asked, { at })).toMatchObject({ kind: 'exceeds_captured', left: { amount: 2000 } });
});

test('one of everything ends the order, and one that is pending is followed by its saga', () => {
  expect(book(orders.confirmed, undefined, record({ amount: { amount: 2500, currency: 'EUR' } })).order.status).toBe(
    'refunded',
  );
  const pending = book(orders.confirmed, undefined, record({ status: 'pending' }));
  expect(pending).toMatchObject({
    order: { status: 'refunding' },
    refund: { status: 'pending', saga: { status: 'waiting' } },
  });
  expect(pending.event?.type).toBe('order.refund_requested');
  expect(book(pending.order, pending.refund, record()).order.status).toBe('partially_refunded');
  expect(book(pending.order, pending.refund, record({ status: 'failed' })).order.status).toBe('confirmed');
});

test('the provider’s event of our own refund gives it its result, before or after its saga does', () => {
  const asked = refundOf(orders.confirmed, 500);
  const ours = record({ refundId: asked.refund.id });
  const first = book(asked.order, asked.refund, ours);
  expect(first.order).toMatchObject({ refunds: { count: 1, refunded: 500 } });
  expect(succeed(first.order, first.refund, at)).toEqual({ kind: 'unchanged' });
  expect(bookProviderRefund(asked.order, asked.refund, { ...ours, status: 'pending' }, at)).toEqual({
    kind: 'unchanged',
  });
});

test('one of ours that the provider refuses, because people refunded everything there, leaves the order refunded', () => {
  const all = { amount: 2500, currency: 'EUR' };
  const asked = refundOf(orders.confirmed);
  const both = book(asked.order, undefined, record({ id: 're_2', amount: all }));
  expect(both.order).toMatchObject({ status: 'refunding', refunds: { pending: 2500, refunded: 2500 } });
  const refused = book(both.order, asked.refund, record({ refundId: asked.refund.id, amount: all, status: 'failed' }));
  expect(refused.order).toMatchObject({ status: 'refunded', refunds: { pending: 0, refunded: 2500 } });

  const done = book(asked.order, asked.refund, record({ refundId: asked.refund.id, amount: all }));
  const twice = book(done.order, undefined, record({ id: 're_2', amount: all }));
  const lost = book(twice.order, done.refund, record({ refundId: asked.refund.id, amount: all, status: 'failed' }));
  expect(lost.order).toMatchObject({ status: 'refunded', refunds: { pending: 0, refunded: 2500 } });
});

test('a refund that had succeeded and comes back can be requested again', () => {
  const asked = refundOf(orders.confirmed);
  const done = book(asked.order, asked.refund, record({ refundId: asked.refund.id }));
  const lost = book(
    done.order,
    done.refund,
    record({ refundId: asked.refund.id, status: 'failed', code: 'expired_or_canceled_card' }),
  );
  expect(lost.order).toMatchObject({ status: 'confirmed', refunds: { pending: 0, refunded: 0 } });
  expect(lost.refund).toMatchObject({ status: 'failed', saga: { status: 'completed' } });
  expect(lost.event).toMatchObject({ type: 'order.refund_failed', data: { reason: 'refund_refused' } });
  expect(refundOf(lost.order).refund.amount.amount).toBe(2500);
  const late = bookProviderRefund(lost.order, lost.refund, record({ status: 'failed' }), at);
  expect(late).toEqual({ kind: 'unchanged' });
});

test('a refund that failed and is unknown, and one of an order that was not paid, change nothing', () => {
  expect(bookProviderRefund(orders.confirmed, undefined, record({ status: 'failed' }), at)).toEqual({
    kind: 'unchanged',
  });
  for (const order of [orders.failed, orders.cancelled, orders.booked]) {
    expect(bookProviderRefund(order, undefined, record(), at)).toEqual({ kind: 'superseded' });
  }
});

const dispute = (status: DisputeRecord['status']): DisputeRecord => {
  return { id: 'dp_1', status, amount: { amount: 1000, currency: 'EUR' }, openedAt: at };
};

test('a dispute takes its amount from what can be refunded until it is won', () => {
  const opened = bookDispute(orders.confirmed, dispute('open'), at);
  if (opened.kind !== 'changed') throw new Error(opened.kind);
  expect(opened.event).toMatchObject({ type: 'order.disputed', by: 'payer', data: { amount: { amount: 1000 } } });
  expect(left(opened.order)).toBe(1500);
  expect(bookDispute(opened.order, dispute('open'), at)).toEqual({ kind: 'unchanged' });
  for (const [outcome, rest] of [
    ['won', 2500],
    ['lost', 1500],
  ] as const) {
    const closed = bookDispute(opened.order, dispute(outcome), at);
    if (closed.kind !== 'changed') throw new Error(closed.kind);
    expect(closed.event).toMatchObject({ type: 'order.dispute_closed', data: { outcome } });
    expect(left(closed.order)).toBe(rest);
    expect(bookDispute(closed.order, dispute('open'), at)).toEqual({ kind: 'unchanged' });
  }
});

test('a dispute that is over when it becomes known has both events', () => {
  const decision = bookDispute(orders.confirmed, dispute('lost'), at);
  expect(decision).toMatchObject({
    event: { type: 'order.disputed', sequence: orders.confirmed.version + 1 },
    followedBy: { type: 'order.dispute_closed', sequence: orders.confirmed.version + 2 },
    order: { version: orders.confirmed.version + 2, disputes: [{ id: 'dp_1', status: 'lost', amount: 1000 }] },
  });
});

test('a dispute that an appeal decides otherwise is booked again, and one that is over is not opened again', () => {
  const dispute = (status: DisputeRecord['status']) =>
    ({ id: 'dp_1', status, amount: { amount: 500, currency: 'EUR' }, openedAt: at }) as const;
  const lost = bookDispute(orders.confirmed, dispute('lost'), at);
  if (lost.kind !== 'changed') throw new Error(lost.kind);
  expect(left(lost.order)).toBe(2000);
  expect(bookDispute(lost.order, dispute('open'), at)).toEqual({ kind: 'unchanged' });
  const won = bookDispute(lost.order, dispute('won'), at);
  if (won.kind !== 'changed') throw new Error(won.kind);
  expect(won).toMatchObject({ order: { disputes: [{ status: 'won' }] }, event: { data: { outcome: 'won' } } });
  expect(left(won.order)).toBe(2500);
});
