import { expect, test } from 'vitest';
import { after, failure, orders, step } from '../../test/sample-orders.ts';
import { Order } from './order.ts';
import { fail } from './order-changes.ts';

test.each(Object.entries(orders))('an order that is %s is read as it was written', (_, order) => {
  expect(Order.parse(JSON.parse(JSON.stringify(order)))).toEqual(order);
});

test.each([
  { status: 'stuck', run: 'run-1', remaining: ['confirm-order'], because: 'the store is away' },
  { status: 'running', run: 'run-1' },
])('the saga of a confirmed order is completed, even where an earlier version wrote that it is $status', (saga) => {
  expect(Order.parse({ ...orders.confirmed, delayed: true, saga })).toEqual(orders.confirmed);
});

test('an order that failed before a failure’s codes were a closed set can be read', () => {
  const unknown = { code: 'address_unknown', message: 'Nobody lives there.', step: 'check-address' };
  expect(Order.parse({ ...orders.failed, failure: unknown })).toMatchObject({ status: 'failed', failure: unknown });
});

test('a failed order keeps the payment that it notes, and no shipment that was cancelled', () => {
  const failed = after(orders.booked, (order) => fail(order, failure, step));
  expect(failed).toMatchObject({ status: 'failed', payment: { id: 'pi_1' } });
  expect(failed).not.toHaveProperty('shipment');
});

test('an order on its way has no saga that is completed: such a document is damaged', () => {
  expect(Order.safeParse({ ...orders.booked, saga: { status: 'completed', run: 'run-1' } }).success).toBe(false);
});
