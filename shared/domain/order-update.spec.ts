import { expect, test } from 'vitest';
import { after, at, failure, orders, shipTo, step } from '../../test/sample-orders.ts';
import { compensate, notePayment } from './order-changes.ts';
import { update } from './order-update.ts';

const { compensating, confirmed, reserved, noted, authorized, booked } = orders;
const compensatingEarly = after(reserved, (order) => compensate(order, failure, step));

test('a partner can change the reference and the metadata of an order', () => {
  const decision = update(reserved, { reference: 'PO-2', metadata: { a: 'b' } }, { at });
  expect(decision).toMatchObject({
    kind: 'changed',
    order: { reference: 'PO-2', metadata: { a: 'b' }, status: 'reserved', version: 3 },
    event: { type: 'order.updated', by: 'partner', sequence: 3, data: { changed: ['reference', 'metadata'] } },
  });
  expect(update(reserved, { reference: null }, { at })).not.toHaveProperty('order.reference');
});

test('an update without a difference is not a change, in any status', () => {
  const { reference, metadata, shipTo } = reserved;
  const reversed = Object.fromEntries(Object.entries(shipTo).reverse()) as typeof shipTo;
  const noReference = after(reserved, (order) => update(order, { reference: null }, { at }));
  for (const order of [orders.pending, reserved, authorized, booked, confirmed, compensating]) {
    expect(update(order, {}, { at })).toEqual({ kind: 'unchanged' });
    expect(update(order, { reference, metadata: { ...metadata }, shipTo: reversed }, { at })).toEqual({
      kind: 'unchanged',
    });
  }
  expect(update(noReference, { reference: null }, { at })).toEqual({ kind: 'unchanged' });
});

test('the event of an update lists only the fields that changed', () => {
  const { reference, shipTo } = reserved;
  expect(update(reserved, { reference, metadata: { a: 'b' }, shipTo }, { at })).toMatchObject({
    event: { data: { changed: ['metadata'] } },
  });
});

test('the address can be changed until the order is authorized, and its event does not contain it', () => {
  const moved = { ...shipTo, street: 'Secret Lane 9' };
  const decision = update(noted, { shipTo: moved }, { at });
  expect(decision).toMatchObject({ kind: 'changed', order: { shipTo: moved } });
  expect(JSON.stringify('event' in decision && decision.event)).not.toContain('Secret Lane');
  for (const order of [authorized, booked, confirmed, compensating, compensatingEarly]) {
    expect(update(order, { shipTo: moved }, { at })).toEqual({ kind: 'too_late' });
  }
});

test('an update by the partner does not affect a running saga', () => {
  const updated = after(reserved, (order) => update(order, { reference: 'x' }, { at }));
  expect(after(updated, (order) => notePayment(order, 'pi_1', step)).reference).toBe('x');
});
