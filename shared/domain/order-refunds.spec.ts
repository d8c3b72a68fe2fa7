import { expect, test } from 'vitest';
import { Random } from '../../test/random.ts';
import { after, at, because, orders, refundOf, step } from '../../test/sample-orders.ts';
import { refundIdFor, Sku } from './ids.ts';
import { isPaid, type Order } from './order.ts';
import { cancel } from './order-cancellation.ts';
import { confirm } from './order-changes.ts';
import { leftOf, MOST_REFUNDS, type RefundRequest, requestRefund } from './order-refunds.ts';
import type { Refund } from './refund.ts';
import { completeRefund, failRefund, resumeRefund, stickRefund, succeed, waitForProvider } from './refund-changes.ts';
import { reclaimRefund, requestRefundResume, searchTimeOf } from './refund-recovery.ts';

/** The sample order has two mugs for 12.50 each. */
const MUG = Sku.parse('MUG-01');
const failure = { code: 'refund_refused', message: 'no' };

function ask(order: Order, what: RefundRequest['what'], key = 'k') {
  const id = refundIdFor(order.id, key);
  return requestRefund(order, { id, what, reason: 'why', restock: 'no', fingerprint: '' }, { at });
}

const eur = (amount: number) => ({ amount: { amount, currency: 'EUR' as const } });

test('a refund of lines pays their price in the order, and one of everything what is left', () => {
  const one = ask(orders.confirmed, { lines: [{ sku: MUG, quantity: 1 }] });
  if (one.kind !== 'changed') throw new Error(one.kind);
  expect(one.refund).toMatchObject({ amount: { amount: 1250 }, takesShipmentBack: false });
  expect(one.order).toMatchObject({ status: 'refunding', refunds: { pending: 1250, units: { [MUG]: 1 } } });
  expect(one.event).toMatchObject({ type: 'order.refund_requested', data: { refundId: one.refund.id } });
  const rest = ask(one.order, 'all', 'k2');
  if (rest.kind !== 'changed') throw new Error(rest.kind);
  expect(rest.refund).toMatchObject({ amount: { amount: 1250 }, lines: [{ sku: MUG, quantity: 1 }] });
  expect(rest.refund.takesShipmentBack).toBe(true);
});

test.each([
  [
    'more than was captured',
    orders.confirmed,
    eur(2501),
    { kind: 'exceeds_captured', left: { amount: 2500, currency: 'EUR' } },
  ],
  [
    'more than is left',
    orders.refunding,
    eur(2001),
    { kind: 'exceeds_captured', left: { amount: 2000, currency: 'EUR' } },
  ],
  [
    'another currency',
    orders.confirmed,
    { amount: { amount: 1, currency: 'USD' as const } },
    { kind: 'other_currency' },
  ],
  [
    'a line that the order does not have',
    orders.confirmed,
    { lines: [{ sku: Sku.parse('X'), quantity: 1 }] },
    { kind: 'unknown_lines', at: [0] },
  ],
  [
    'more units than the line has',
    orders.confirmed,
    { lines: [{ sku: MUG, quantity: 3 }] },
    { kind: 'exceeds_lines', at: [{ place: 0, left: 2 }] },
  ],
  [
    'more units in two lines',
    orders.confirmed,
    { lines: [1, 2].map((quantity) => ({ sku: MUG, quantity })) },
    { kind: 'exceeds_lines', at: [{ place: 1, left: 1 }] },
  ],
  [
    'lines whose price is no longer left',
    orders.refunding,
    { lines: [{ sku: MUG, quantity: 2 }] },
    { kind: 'exceeds_captured' },
  ],
  ['all when nothing is left', orders.refundingAll, 'all' as const, { kind: 'not_refundable' }],
])('a refund of %s is refused', (_, order, what, refusal) => {
  expect(ask(order, what)).toMatchObject(refusal);
});

test('an order that was not paid or is refunded completely can not be refunded', () => {
  for (const [state, order] of Object.entries(orders)) {
    const { kind } = ask(order, eur(1));
    const isOpen = isPaid(order) && order.status !== 'refunded' && leftOf(order).amount > 0;
    expect([state, kind]).toEqual([
      state,
      isOpen ? 'changed' : order.status === 'refunding' ? 'exceeds_captured' : 'not_refundable',
    ]);
  }
});

test('an order has at most 100 refunds', () => {
  let order: Order = orders.confirmed;
  for (let n = 0; n < MOST_REFUNDS; n += 1) order = refundOf(order, 1).order;
  expect(ask(order, eur(1))).toEqual({ kind: 'too_many' });
});

test('whatever succeeds and fails in any order, never more is refunded than was captured, and the sums are those of the refunds', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const random = new Random(seed);
    let order: Order = orders.confirmed;
    const refunds: Refund[] = [];
    for (let n = 0; n < 40; n += 1) {
      if (random.below(2) === 0) {
        const whats = [
          eur(1 + random.below(1_500)),
          { lines: [{ sku: MUG, quantity: 1 + random.below(2) }] },
          'all' as const,
        ];
        const asked = ask(order, whats[random.below(3)] ?? 'all', `k${n}`);
        if (asked.kind !== 'changed') continue;
        order = asked.order;
        refunds.push(asked.refund);
      } else {
        const at0 = random.below(Math.max(1, refunds.length));
        const refund = refunds[at0];
        if (refund === undefined) continue;
        const decision = random.below(2) === 0 ? succeed(order, refund, at) : failRefund(order, refund, failure, at);
        if (decision.kind !== 'changed') continue;
        order = decision.order;
        refunds[at0] = decision.refund;
      }
      const sum = (status: Refund['status']) =>
        refunds.filter((refund) => refund.status === status).reduce((total, refund) => total + refund.amount.amount, 0);
      if (!isPaid(order)) throw new Error(order.status);
      expect([seed, order.refunds?.refunded ?? 0, order.refunds?.pending ?? 0]).toEqual([
        seed,
        sum('succeeded'),
        sum('pending'),
      ]);
      expect(sum('succeeded') + sum('pending')).toBeLessThanOrEqual(2500);
      const [refunded, pending] = [sum('succeeded'), sum('pending')];
      const ended = refunded === 0 ? 'confirmed' : refunded < 2500 ? 'partially_refunded' : 'refunded';
      expect(order.status).toBe(pending > 0 ? 'refunding' : ended);
    }
  }
});

test('an order that is cancelled while its payment is captured is confirmed and refunded in one write', () => {
  const decision = confirm(orders.cancelledTooLate, step);
  if (decision.kind !== 'changed') throw new Error(decision.kind);
  const { event, followedBy, order, refund } = decision;
  expect([event?.type, event?.sequence, event?.data.status]).toEqual([
    'order.confirmed',
    order.version - 1,
    'confirmed',
  ]);
  expect([followedBy?.type, followedBy?.sequence]).toEqual(['order.refund_requested', order.version]);
  expect(order.status).toBe('refunding');
  expect(refund).toMatchObject({ amount: order.total, restock: 'if_stopped', takesShipmentBack: true });
  expect(confirm(order, step).kind).toBe('unchanged');
});

test('cancelling a paid order refunds what is left, once', () => {
  const once = after(orders.partiallyRefunded, (order) => cancel(order, { at }));
  expect(once).toMatchObject({ status: 'refunding', refunds: { refunded: 500, pending: 2000 } });
  expect(cancel(once, { at }).kind).toBe('unchanged');
});

test('a refund that is stuck delays its order, continues when it is done, and is asked for another attempt by an operator', () => {
  const { order, refund } = refundOf(orders.confirmed, 500);
  const stuck = stickRefund(order, refund, { remaining: ['refund-payment'], because }, at);
  if (stuck.kind !== 'changed') throw new Error(stuck.kind);
  expect(stuck.order).toMatchObject({ delayed: true, refunds: { stuck: [refund.id] } });
  expect(stuck.event?.type).toBe('order.delayed');
  const asked = requestRefundResume(stuck.order, stuck.refund, at);
  if (asked.kind !== 'changed') throw new Error(asked.kind);
  expect(asked.refund.saga).toMatchObject({ resumeRequested: asked.order.version });
  const resumed = resumeRefund(asked.order, asked.refund, at);
  if (resumed.kind !== 'changed') throw new Error(resumed.kind);
  expect(resumed.order).not.toHaveProperty('delayed');
  const done = succeed(asked.order, asked.refund, at);
  if (done.kind !== 'changed') throw new Error(done.kind);
  expect(done.order).not.toHaveProperty('delayed');
  expect(done.refund.saga).toEqual({ status: 'completed' });
  expect([succeed(done.order, done.refund, at).kind, completeRefund(done.order, done.refund, at).kind]).toEqual([
    'unchanged',
    'unchanged',
  ]);
  expect(requestRefundResume(done.order, done.refund, at).kind).toBe('ended');
});

const HOUR = 3_600_000;
const later = (ms: number) => new Date(at.getTime() + ms);

test('a refund that the provider finishes later waits since then, and delays nothing', () => {
  const { order, refund } = refundOf(orders.confirmed, 500);
  const once = waitForProvider(order, refund, at);
  if (once.kind !== 'changed') throw new Error(once.kind);
  expect(once).not.toHaveProperty('event');
  expect(once.refund).toMatchObject({ atProviderSince: at.toISOString(), saga: { status: 'waiting' } });
  const again = waitForProvider(once.order, once.refund, later(HOUR));
  if (again.kind !== 'changed') throw new Error(again.kind);
  expect(again.refund).toMatchObject({
    atProviderSince: at.toISOString(),
    saga: { seenAt: later(HOUR).toISOString() },
  });

  // The provider is down at the next look, and then still has not finished.
  const stuck = stickRefund(again.order, again.refund, { remaining: ['refund-payment'], because }, later(HOUR));
  if (stuck.kind !== 'changed') throw new Error(stuck.kind);
  expect(stuck.order).toMatchObject({ delayed: true });
  const back = waitForProvider(stuck.order, stuck.refund, later(2 * HOUR));
  if (back.kind !== 'changed') throw new Error(back.kind);
  expect(back.order).not.toHaveProperty('delayed');
  expect(back.event?.type).toBe('order.resumed');
  expect(back.refund).toMatchObject({ atProviderSince: at.toISOString(), saga: { status: 'waiting' } });

  const done = succeed(back.order, back.refund, later(3 * HOUR));
  if (done.kind !== 'changed') throw new Error(done.kind);
  expect(done.refund).toMatchObject({ status: 'succeeded', saga: { status: 'completed' } });
  expect(waitForProvider(done.order, done.refund, later(4 * HOUR)).kind).toBe('superseded');
});

test('a saga is looked for when it has been silent for longer than one that is alive', () => {
  const { order, refund } = refundOf(orders.confirmed, 500);
  expect(searchTimeOf(refund)).toEqual(at);
  const waiting = waitForProvider(order, refund, at);
  const stuck = stickRefund(order, refund, { remaining: ['refund-payment'], because }, at);
  const done = succeed(order, refund, at);
  if (waiting.kind !== 'changed' || stuck.kind !== 'changed' || done.kind !== 'changed') throw new Error('unchanged');
  expect(searchTimeOf(stuck.refund)).toEqual(later(HOUR));
  expect(searchTimeOf(waiting.refund)).toEqual(later(48 * HOUR));
  expect(searchTimeOf(done.refund)).toBeUndefined();
});

test('a refund is reclaimed in every state but the last, and only the event is new', () => {
  const { order, refund } = refundOf(orders.confirmed, 500);
  const reclaimed = reclaimRefund(order, refund, later(HOUR));
  if (reclaimed.kind !== 'changed') throw new Error(reclaimed.kind);
  expect(reclaimed).toMatchObject({ refund, event: { type: 'order.reclaimed', data: { refundId: refund.id } } });
  const done = succeed(reclaimed.order, reclaimed.refund, later(HOUR));
  if (done.kind !== 'changed') throw new Error(done.kind);
  expect(reclaimRefund(done.order, done.refund, at)).toEqual({ kind: 'ended', status: 'succeeded' });
});
