import { expect, test } from 'vitest';
import { action, after, at, failure, orders, shipment } from '../../test/sample-orders.ts';
import type { Order } from './order.ts';
import { cancel } from './order-cancellation.ts';
import { authorize, awaitPayment, book, compensate, confirm, fail } from './order-changes.ts';
import { paceOf } from './order-pace.ts';

const stepAt = (seconds: number) => ({ run: 'run-1', at: new Date(at.getTime() + seconds * 1_000) });
const confirmedAt = (order: Order, seconds: number) =>
  after(
    order,
    (now) => book(now, shipment, stepAt(seconds)),
    (now) => confirm(now, stepAt(seconds)),
  );
const askedAt = (seconds: number) => after(orders.noted, (now) => awaitPayment(now, action, stepAt(seconds)));

test('an order has a minute from its acceptance to its end, however it ends', () => {
  expect(paceOf(confirmedAt(orders.authorized, 60))).toBe('in_time');
  expect(paceOf(confirmedAt(orders.authorized, 60.001))).toBe('late');
  expect(paceOf(after(orders.compensating, (now) => fail(now, failure, stepAt(61))))).toBe('late');
});

test('the time of the payer does not count, even if another page is asked for', () => {
  const again = after(askedAt(10), (now) => awaitPayment(now, { ...action, url: `${action.url}/2` }, stepAt(300)));
  const acted = after(again, (now) => authorize(now, stepAt(900)));
  expect(paceOf(confirmedAt(acted, 950))).toBe('in_time');
  expect(paceOf(confirmedAt(acted, 951))).toBe('late');
});

test('an order whose payer never acted can’t be judged', () => {
  const tooLate = after(
    askedAt(2),
    (now) => compensate(now, failure, stepAt(900)),
    (now) => fail(now, failure, stepAt(901)),
  );
  const cancelled = after(
    askedAt(2),
    (now) => cancel(now, stepAt(80)),
    (now) => fail(now, failure, stepAt(90)),
  );
  expect([paceOf(tooLate), paceOf(cancelled)]).toEqual(['waited', 'waited']);
});

test('nor can one that a person has decided on; one that the rules let pass can', () => {
  const times = { since: at.toISOString(), until: at.toISOString() };
  const screening = { rules: ['r'], ...times, onDeadline: 'release' as const };
  const late = confirmedAt(orders.authorized, 4_000);
  expect(paceOf({ ...late, screening: { ...screening, state: 'released', by: 'ada' } })).toBe('waited');
  expect(paceOf({ ...late, screening: { ...screening, state: 'released', by: 'rules' } })).toBe('late');
});
