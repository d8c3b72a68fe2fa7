import { expect, test } from 'vitest';
import { orders, placing, shipTo } from '../../test/sample-orders.ts';

test('a placed order has a price per line, in minor units', () => {
  expect(orders.pending.total).toEqual({ amount: 2500, currency: 'EUR' });
  expect(placing.event).toMatchObject({
    type: 'order.placed',
    sequence: 1,
    by: 'partner',
    data: { status: 'pending' },
  });
});

test('an event has ids, status and amounts, and no personal data', () => {
  const told = JSON.stringify(placing.event);
  for (const personal of Object.values(shipTo)) expect(told).not.toContain(personal);
});
