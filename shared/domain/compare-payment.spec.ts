import { expect, test } from 'vitest';
import { at, orders } from '../../test/sample-orders.ts';
import { compareBooked, comparePayment } from './compare-payment.ts';
import type { Comparison } from './comparison.ts';
import type { Order } from './order.ts';
import { bookDispute } from './order-disputes.ts';
import type { PaymentRecord } from './provider-records.ts';

/** The sample orders are for 25.00 EUR, and all of them changed at `at`. */
const { confirmed, failed, cancelled, booked, refunding, partiallyRefunded } = orders;
const ref = { partnerId: confirmed.partnerId, orderId: confirmed.id };
const settledBefore = new Date(at.getTime() + 1);

const record = (changes: Partial<PaymentRecord> = {}): PaymentRecord => ({
  ...{ paymentId: 'pi_1', order: ref, amount: { amount: 2500, currency: 'EUR' }, state: 'captured' },
  ...{ captured: 2500, refunded: 0, isDisputed: false, ...changes },
});
const authorized = record({ state: 'authorized', captured: 0 });
const acting = record({ state: 'acting', captured: 0 });
const unpaid = record({ state: 'unpaid', captured: 0 });
const released = record({ state: 'cancelled', captured: 0 });
const other = (changes: Partial<PaymentRecord>) => record({ paymentId: 'pi_2', ...changes });
const disputed = orders.confirmed && bookedDispute('won');
const openDispute = bookedDispute('open');

function bookedDispute(status: 'open' | 'won'): Order {
  const dispute = { id: 'dp_1', status, amount: { amount: 2500, currency: 'EUR' }, openedAt: at };
  const decision = bookDispute(confirmed, dispute, at);
  if (decision.kind !== 'changed') throw new Error(decision.kind);
  return decision.order;
}

const repair = (name: string) => ({ kind: 'repair', repair: name });
const difference = (code: string) => expect.objectContaining({ kind: 'difference', code });
const matching = { kind: 'matching' };
const inProgress = { kind: 'in_progress' };

test.each<[given: string, record: PaymentRecord | undefined, order: Order | 'newer' | undefined, then: unknown]>([
  ['captured for a confirmed order', record(), confirmed, matching],
  ['captured while its order is in progress', record(), booked, inProgress],
  ['held while its order is in progress', authorized, orders.authorized, inProgress],
  ['of an order that only a newer version can read', record(), 'newer', inProgress],
  ['of another system', record({ order: undefined, state: 'authorized' }), undefined, { kind: 'not_ours' }],

  ['held, and its order has failed', authorized, failed, repair('release_payment')],
  ['held, and its order was cancelled', authorized, cancelled, repair('release_payment')],
  ['waiting for the payer, and its order has failed', acting, failed, repair('release_payment')],
  ['released, and its order has failed', released, failed, matching],
  ['never paid, and its order has failed', unpaid, failed, matching],
  ['captured, and its order has failed', record(), failed, difference('payment_of_undone_order')],
  [
    'captured and partly refunded, and its order has failed',
    record({ refunded: 2499 }),
    failed,
    difference('payment_of_undone_order'),
  ],
  ['captured and refunded, and its order has failed', record({ refunded: 2500 }), failed, matching],
  ['unknown to the provider, and its order has failed', undefined, failed, matching],

  ['held for an order that does not exist', authorized, undefined, difference('payment_without_order')],
  ['captured for an order that does not exist', record(), undefined, difference('payment_without_order')],
  ['captured and refunded for an order that does not exist', record({ refunded: 2500 }), undefined, matching],
  ['never paid for an order that does not exist', unpaid, undefined, matching],

  [
    'a second one, held, of a confirmed order',
    other({ state: 'authorized', captured: 0 }),
    confirmed,
    repair('release_payment'),
  ],
  ['a second one, captured, of a confirmed order', other({}), confirmed, difference('second_payment')],
  ['a second one, never paid, of a confirmed order', other({ state: 'unpaid', captured: 0 }), confirmed, matching],

  ['only held, and its order is confirmed', authorized, confirmed, difference('payment_not_captured')],
  ['released, and its order is confirmed', released, confirmed, difference('payment_not_captured')],
  ['unknown to the provider, and its order is confirmed', undefined, confirmed, difference('payment_missing')],
  ['captured in part', record({ captured: 2400 }), confirmed, difference('amount_differs')],
  [
    'captured in another currency',
    record({ amount: { amount: 2500, currency: 'USD' } }),
    confirmed,
    difference('amount_differs'),
  ],

  ['refunded as booked', record({ refunded: 500 }), partiallyRefunded, matching],
  ['refunded, and not booked', record({ refunded: 500 }), confirmed, repair('book_refunds')],
  ['refunded by more than was booked', record({ refunded: 501 }), partiallyRefunded, repair('book_refunds')],
  ['refunded by less than was booked', record({ refunded: 499 }), partiallyRefunded, repair('book_refunds')],
  ['not refunded yet, and a refund is on its way', record(), refunding, inProgress],
  ['refunded, and the refund is not booked yet', record({ refunded: 500 }), refunding, inProgress],

  ['disputed, and not booked', record({ isDisputed: true }), confirmed, repair('book_disputes')],
  ['disputed, and the dispute is open', record({ isDisputed: true }), openDispute, repair('book_disputes')],
  ['disputed, and the dispute was won', record({ isDisputed: true }), disputed, matching],
])('a payment %s', (_given, given, order, then) => {
  expect(comparePayment(given, order, { settledBefore })).toEqual(then);
});

test('an order that has ended a moment ago is left to its saga', () => {
  for (const given of [authorized, record()]) {
    expect(comparePayment(given, failed, { settledBefore: new Date(at.getTime() - 1) })).toEqual(inProgress);
  }
});

test.each<[string, PaymentRecord, Order, unknown]>([
  ['the provider has more', record({ refunded: 501 }), partiallyRefunded, difference('refund_unbooked')],
  ['the provider has less', record({ refunded: 499 }), partiallyRefunded, difference('refund_missing')],
  ['a dispute is still open', record({ isDisputed: true }), openDispute, inProgress],
  [
    'a dispute is still open, and the provider has more',
    record({ isDisputed: true, refunded: 1 }),
    openDispute,
    difference('refund_unbooked'),
  ],
  ['the bank only asks, and a refund is on its way', record({ isDisputed: true }), refunding, inProgress],
  ['they agree', record({ refunded: 500 }), partiallyRefunded, matching],
])('after all refunds and disputes were booked: %s', (_given, given, order, then) => {
  expect(compareBooked(given, order, { settledBefore })).toEqual(then);
});

test('a difference says what both books have', () => {
  const found = comparePayment(record({ refunded: 500 }), failed, { settledBefore }) as Extract<
    Comparison,
    { kind: 'difference' }
  >;
  expect([found.ours, found.theirs]).toEqual(['failed', 'pi_1 captured 2500 EUR, 500 EUR refunded']);
});
