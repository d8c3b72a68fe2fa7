import { expect, test } from 'vitest';
import { action, after, at, because, failure, orders, shipment, step } from '../../test/sample-orders.ts';
import type { Order } from './order.ts';
import {
  authorize,
  awaitPayment,
  book,
  claim,
  compensate,
  confirm,
  fail,
  notePayment,
  noteSetback,
  reserve,
} from './order-changes.ts';
import type { Decision } from './order-decision.ts';
import { delay } from './order-outage.ts';

const { compensating, confirmed, claimed, reserved, noted, awaiting, authorized, booked } = orders;
const compensatingLate = after(booked, (order) => compensate(order, failure, step));

test('the versions that a partner sees have no gaps, and each has one event', () => {
  expect([orders.pending, reserved, authorized, booked, confirmed].map((order) => order.version)).toEqual([
    1, 2, 3, 4, 5,
  ]);
  expect([claimed.version, noted.version]).toEqual([1, 2]);
  const decision = reserve(claimed, step);
  expect(decision).toMatchObject({ event: { type: 'order.reserved', sequence: 2, data: { status: 'reserved' } } });
});

test('a command that was already carried out changes nothing', () => {
  const repeated: [Order, (order: Order) => Decision][] = [
    [claimed, (order) => claim(order, step)],
    [reserved, (order) => reserve(order, step)],
    [noted, (order) => notePayment(order, 'pi_1', step)],
    [authorized, (order) => authorize(order, step)],
    [booked, (order) => book(order, shipment, step)],
    [confirmed, (order) => confirm(order, step)],
    [compensating, (order) => compensate(order, failure, step)],
  ];
  for (const [order, command] of repeated) expect(command(order)).toEqual({ kind: 'unchanged' });
});

test('another run of the saga can change nothing, not even of a finished order', () => {
  const other = { run: 'run-2', at };
  for (const order of [claimed, reserved, booked, confirmed, compensating]) {
    expect(claim(order, other)).toEqual({ kind: 'superseded' });
    expect(reserve(order, other)).toEqual({ kind: 'superseded' });
    expect(compensate(order, failure, other)).toEqual({ kind: 'superseded' });
  }
});

test('once an order is compensating, late results of a step are refused', () => {
  expect(reserve(compensating, step)).toEqual({ kind: 'superseded' });
  expect(notePayment(compensating, 'pi_2', step)).toEqual({ kind: 'superseded' });
  expect(awaitPayment(compensating, action, step)).toEqual({ kind: 'superseded' });
  expect(authorize(compensating, step)).toEqual({ kind: 'superseded' });
  expect(book(compensating, shipment, step)).toEqual({ kind: 'superseded' });
  expect(confirm(compensating, step)).toEqual({ kind: 'superseded' });
});

test('a second payment is never recorded: a second attempt continues with the first payment', () => {
  expect(notePayment(noted, 'pi_2', step)).toEqual({ kind: 'unchanged' });
});

test('a confirmed order can’t fail, and a failed one can’t be confirmed', () => {
  const failed = after(compensating, (order) => fail(order, failure, step));
  expect(failed).toMatchObject({ status: 'failed', failure, saga: { status: 'completed' }, version: 4 });
  expect(fail(confirmed, failure, step)).toEqual({ kind: 'superseded' });
  expect(confirm(failed, step)).toEqual({ kind: 'superseded' });
});

test('an undo that fails is recorded with its attempts and the next try, and partners see nothing of it', () => {
  const because = { code: 'ECONNREFUSED', message: 'provider down' };
  const nextAt = (attempts: number) => (attempts < 2 ? new Date(5_000) : undefined);
  const note = (activity: string) => (order: Order) => noteSetback(order, { activity, because, nextAt }, step);
  const once = after(compensating, note('undo-book-shipment'));
  const failedAt = step.at.toISOString();
  const setback = { at: 'undo-book-shipment', attempts: 1, because, failedAt, nextAt: '1970-01-01T00:00:05.000Z' };
  expect(once).toEqual({ ...compensating, saga: { ...compensating.saga, setback } });
  expect(note('undo-book-shipment')(compensating)).not.toHaveProperty('event');

  const { saga } = after(once, note('undo-book-shipment'));
  expect(saga).toMatchObject({ status: 'compensating', setback: { attempts: 2 } });
  expect(saga).not.toHaveProperty('setback.nextAt');
  expect(after(once, note('undo-reserve-stock')).saga).toMatchObject({ setback: { attempts: 1 } });
  expect(note('undo-book-shipment')(confirmed)).toEqual({ kind: 'superseded' });
});

test('an order that is being undone can’t be confirmed, whatever it had reached', () => {
  expect(confirm(compensatingLate, step)).toEqual({ kind: 'superseded' });
});

test('the payer’s page is on the order only while the order waits for the payer', () => {
  expect(awaitPayment(noted, action, step)).toMatchObject({
    order: { status: 'awaiting_payment', payment: { id: 'pi_1', action } },
    event: { type: 'order.payment_action_required', data: { expiresAt: action.expiresAt } },
  });
  const ended = [
    after(awaiting, (order) => authorize(order, step)),
    after(awaiting, (order) => fail(order, failure, step)),
    orders.cancellingAwaiting,
  ];
  for (const order of ended) expect(order).toMatchObject({ payment: { id: 'pi_1' } });
  for (const order of ended) expect(JSON.stringify(order)).not.toContain('bank.example');
});

test('an event names no page of the payer, because it can be sent anywhere', () => {
  expect(JSON.stringify(awaitPayment(noted, action, step), ['event', 'data', 'url'])).not.toContain('bank.example');
});

test('another page of the provider replaces the first one, and gives the payer no more time', () => {
  const later = { ...action, url: 'https://bank.example/2', expiresAt: '2026-01-02T04:00:00.000Z' };
  expect(awaitPayment(awaiting, later, step)).toMatchObject({
    order: { version: awaiting.version + 1, payment: { action: { url: later.url, expiresAt: action.expiresAt } } },
    event: { type: 'order.payment_action_required', data: { expiresAt: action.expiresAt } },
  });
});

test('an order that waited for an outage while it waited for the payer is delayed no longer', () => {
  const delayed = after(awaiting, (order) => delay(order, { activity: 'x', because, nextAt: at }, step));
  const again = after(delayed, (order) => awaitPayment(order, action, step));
  expect(delayed).toMatchObject({ status: 'awaiting_payment', delayed: true });
  expect(again).not.toHaveProperty('delayed');
});

test('a payment that nobody noted is not waited for', () => {
  expect(awaitPayment(reserved, action, step)).toEqual({ kind: 'superseded' });
});
