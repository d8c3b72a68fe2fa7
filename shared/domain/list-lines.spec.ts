import { expect, test } from 'vitest';
import { OrderId, PartnerId, Sku } from './ids.ts';
import { listLines } from './list-lines.ts';
import { OrderEvent } from './order-events.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' as const });
const line = (sku: string, quantity: number, price: number) => ({
  ...{ sku: Sku.parse(sku), quantity, unitPrice: eur(price), total: eur(quantity * price) },
});

test('an order’s lines are named with their price, and a refund’s units at the price of the order', () => {
  const order = { lines: [line('MUG-01', 3, 10), line('TEE-01', 1, 25)] };
  expect(listLines(order)).toEqual([
    { sku: 'MUG-01', quantity: 3, total: eur(30) },
    { sku: 'TEE-01', quantity: 1, total: eur(25) },
  ]);
  expect(listLines(order, { lines: [{ sku: Sku.parse('MUG-01'), quantity: 2 }] })).toEqual([
    { sku: 'MUG-01', quantity: 2, total: eur(20) },
  ]);
  expect(listLines(order, { lines: [] })).toEqual([]);
});

test('the event of an order with the most and longest lines has less than 20 kB', () => {
  const lines = Array.from({ length: 100 }, (_, n) => line(`${'X'.repeat(37)}-${10 + (n % 90)}`, 10_000, 99_999_999));
  const event = OrderEvent.parse({
    ...{ id: `evt_${'0'.repeat(26)}_1`, type: 'order.placed', orderId: OrderId.parse(`ord_${'0'.repeat(26)}`) },
    ...{ partnerId: PartnerId.parse('acme'), sequence: 1, at: '2026-01-31T08:00:00.000Z', by: 'partner' },
    data: { status: 'pending', total: eur(1), reference: 'R'.repeat(100), lines: listLines({ lines }) },
  });
  expect(JSON.stringify(event).length).toBeLessThan(20_000);
});
