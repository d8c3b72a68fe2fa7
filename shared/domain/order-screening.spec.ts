import { expect, test } from 'vitest';
import { after, at, orders, placing, shipment, step } from '../../test/sample-orders.ts';
import type { Order } from './order.ts';
import { cancel } from './order-cancellation.ts';
import { book, claim, fail } from './order-changes.ts';
import {
  clear,
  decideAtDeadline,
  hold,
  isWaitingForVerdict,
  reject,
  release,
  requireScreening,
} from './order-screening.ts';
import { ScreeningRule, selectRules } from './screening-rule.ts';

const rule = (changes: object = {}) =>
  ScreeningRule.parse({
    ...{ id: 'big', description: 'big orders', when: { countries: ['AT'] }, verdict: 'hold', withinHours: 48 },
    ...{ onDeadline: 'reject', ...changes },
  });
const screening = requireScreening([rule(), rule({ id: 'other' })], at);
if (screening === undefined) throw new Error('there are rules');
const screened = (order: Order): Order => ({ ...order, screening });
const authorized = screened(orders.authorized);
const held = after(authorized, (order) => hold(order, rule(), { at }));
const verdict = { at, by: 'operator ann', because: 'known customer' };

test('an order that a rule selects waits, at most until the deadline of its first rule', () => {
  expect(screening).toEqual({
    ...{ state: 'required', rules: ['big', 'other'], since: at.toISOString(), onDeadline: 'reject' },
    until: new Date(at.getTime() + 48 * 3_600_000).toISOString(),
  });
  expect(requireScreening([], at)).toBeUndefined();
});

test('without a verdict the order can not be booked, and so never reaches the capture', () => {
  expect(book(authorized, shipment, step)).toEqual({ kind: 'superseded' });
  expect(book(held, shipment, step)).toEqual({ kind: 'superseded' });
  expect(
    book(
      after(held, (order) => release(order, verdict)),
      shipment,
      step,
    ).kind,
  ).toBe('changed');
});

test('the verdict of a rule, of an operator and of the deadline are seen by the partner without their reasons', () => {
  expect(hold(authorized, rule(), { at })).toMatchObject({ event: { type: 'order.held', by: 'screening' } });
  const released = release(held, verdict);
  expect(released).toMatchObject({ event: { type: 'order.released' }, order: { status: 'authorized' } });
  expect(JSON.stringify('event' in released && released.event)).not.toMatch(/ann|known|big/);
  expect(clear(authorized)).toMatchObject({ kind: 'changed', order: { screening: { state: 'released' } } });
  expect(clear(authorized)).not.toHaveProperty('event');
});

test('a rejected order is undone by the run that has it, and fails with a clear code', () => {
  const rejected = after(held, (order) => reject(order, verdict));
  expect(rejected).toMatchObject({ status: 'authorized', saga: { status: 'compensating', run: 'run-1' } });
  const { failure } = rejected.saga as { failure: Parameters<typeof fail>[1] };
  expect(fail(rejected, failure, step)).toMatchObject({
    order: { status: 'failed', failure: { code: 'screening_rejected', step: 'book-shipment' } },
    event: { data: { reason: 'screening_rejected' } },
  });
  // Nobody has claimed it: the first run undoes.
  const early = after(
    screened(orders.pending),
    (order) => reject(order, verdict),
    (order) => claim(order, step),
  );
  expect(early.saga.status).toBe('compensating');
});

test('a rejected order fails as that, also if its run fails meanwhile for another reason', () => {
  const rejected = after(held, (order) => reject(order, verdict));
  const other = { code: 'payment_unavailable', message: 'not now', step: 'authorize-payment' } as const;
  expect(fail(rejected, other, step)).toMatchObject({ order: { failure: { code: 'screening_rejected' } } });
});

test('the first verdict counts, and changes nothing when it comes again', () => {
  const released = after(held, (order) => release(order, verdict));
  const rejected = after(held, (order) => reject(order, verdict));
  for (const decided of [released, rejected]) {
    const again = [release, reject].map((decide) => decide(decided, verdict).kind);
    expect([...again, hold(decided, rule(), { at }).kind, clear(decided).kind]).toEqual(Array(4).fill('unchanged'));
  }
  expect(hold(held, rule(), { at }).kind).toBe('unchanged');
});

test('the deadline decides as the rule says, and not before', () => {
  const early = new Date(Date.parse(screening.until) - 1);
  const late = new Date(screening.until);
  expect(decideAtDeadline(held, early).kind).toBe('unchanged');
  expect(decideAtDeadline(held, late)).toMatchObject({ order: { screening: { state: 'rejected', by: 'deadline' } } });
  const lenient = after(authorized, (order) => hold(order, rule({ onDeadline: 'release' }), { at }));
  expect(decideAtDeadline(lenient, late)).toMatchObject({ event: { type: 'order.released' } });
  // Also if nothing ever looked at it.
  expect(decideAtDeadline(authorized, late)).toMatchObject({ order: { screening: { state: 'rejected' } } });
});

test('an order on hold can be cancelled, and no verdict changes that', () => {
  const cancelled = after(held, (order) => cancel(order, { at }));
  expect(cancelled.status).toBe('cancelling');
  expect(isWaitingForVerdict(cancelled)).toBe(false);
  expect(release(cancelled, verdict).kind).toBe('unchanged');
});

const facts = { ...placing.order, shipTo: { ...placing.order.shipTo, name: 'Ánna  Büyer-Smith' } };
test.each([
  ['an amount', { amountAtLeast: { amount: 2_500, currency: 'EUR' } }, true],
  ['a higher amount', { amountAtLeast: { amount: 2_501, currency: 'EUR' } }, false],
  ['an amount in another currency', { amountAtLeast: { amount: 1, currency: 'USD' } }, false],
  ['the country', { countries: ['DE', 'AT'] }, true],
  ['another country', { countries: ['DE'] }, false],
  ['the partner', { partners: ['acme'] }, true],
  ['another partner', { partners: ['globex'] }, false],
  ['a product', { skus: ['MUG-01', 'X-1'] }, true],
  ['another product', { skus: ['X-1'] }, false],
  ['a part of the recipient, without accents, case and signs', { recipients: ['anna buyer'] }, true],
  ['a part of the address', { addresses: ['MAIN 1, 1010'] }, true],
  ['one condition that holds and one that does not', { countries: ['AT'], skus: ['X-1'] }, false],
])('a rule with %s selects the order: %s', (_, when, isSelected) => {
  expect(selectRules([rule({ when })], facts)).toHaveLength(isSelected ? 1 : 0);
});

test.each([
  ['no condition at all', { when: undefined }],
  ['an empty condition', { when: {} }],
  ['a country that is no code', { when: { countries: ['Austria'] } }],
  ['no time', { withinHours: 0 }],
  ['an unknown field', { color: 'red' }],
  ['an unknown outcome', { onDeadline: 'ask' }],
  ['a text that would match nearly everything', { when: { recipients: ['a'] } }],
])('a rule with %s is refused', (_, changes) => {
  const given = {
    id: 'r',
    description: 'd',
    when: { countries: ['AT'] },
    verdict: 'hold',
    withinHours: 1,
    onDeadline: 'reject',
  };
  expect(ScreeningRule.safeParse({ ...given, ...changes }).success).toBe(false);
});
