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
])('the saga of a confirmed order is completed, even if an earlier version wrote $status', (saga) => {
  expect(Order.parse({ ...orders.confirmed, delayed: true, saga })).toEqual(orders.confirmed);
});

test('an order that failed before the failure codes were fixed can be read', () => {
  const unknown = { code: 'address_unknown', message: 'Nobody lives there.', step: 'check-address' };
  expect(Order.parse({ ...orders.failed, failure: unknown })).toMatchObject({ status: 'failed', failure: unknown });
});

test('a failed order keeps its payment, but no cancelled shipment', () => {
  const failed = after(orders.booked, (order) => fail(order, failure, step));
  expect(failed).toMatchObject({ status: 'failed', payment: { id: 'pi_1' } });
  expect(failed).not.toHaveProperty('shipment');
});

test('an order that has not ended has no completed saga: such a document is damaged', () => {
  expect(Order.safeParse({ ...orders.booked, saga: { status: 'completed', run: 'run-1' } }).success).toBe(false);
});
