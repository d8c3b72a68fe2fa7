import { expect, test } from 'vitest';
import { after, at, failure, orders, shipment, step } from '../../test/sample-orders.ts';
import type { Order } from './order.ts';
import {
  authorize,
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

const { compensating, confirmed, claimed, reserved, noted, authorized, booked } = orders;
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
