import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { orderIdFor, PartnerId, Sku } from '../../shared/domain/ids.ts';
import { place } from '../../shared/domain/order-placement.ts';
import { OrderView } from '../http/orders/order-shapes.ts';
import { createRenderer } from './create-renderer.ts';
import { exportColumns } from './export-columns.ts';

const partnerId = PartnerId.parse('acme');
const price = { amount: 1_250, currency: 'EUR' as const };
const lines = [{ sku: Sku.parse('MUG-01'), quantity: 2, unitPrice: price, total: { ...price, amount: 2_500 } }];
const shipTo = { name: '=cmd|calc', street: 'Main 1, "rear"', city: 'Wien', postalCode: '1010', country: 'AT' };
const request = { lines, shipTo, paymentMethod: 'pm_card_visa', reference: '-7', metadata: { note: '=1' } };
const placing = { partnerId, idempotencyKey: 'a', at: new Date('2026-11-27T09:00:00Z') };
const { order } = place(request, { lines, total: { ...price, amount: 2_500 } }, placing);
const asOf = '2026-11-27T10:00:00.000Z';
const lost = orderIdFor(partnerId, 'lost');

test('a row of CSV has a cell for each column of its head, and no cell is a formula', () => {
  const { head, render } = createRenderer({ format: 'csv', fields: undefined, asOf });
  const text = head + render({ orders: [order], unreadable: [lost] });
  const [row, unreadable, ...rest] = parse(text, { columns: true }) as Record<string, string>[];
  expect(rest).toEqual([]);
  expect(row).toMatchObject({
    ...{ id: order.id, status: 'pending', version: '1', reference: "'-7", 'total.amount': '2500', asOf },
    ...{ 'shipTo.name': "'=cmd|calc", 'shipTo.street': 'Main 1, "rear"', 'total.currency': 'EUR', unreadable: '' },
  });
  expect(JSON.parse(row?.['lines'] ?? '')).toEqual(lines);
  expect(JSON.parse(row?.['metadata'] ?? '')).toEqual({ note: '=1' });
  expect(unreadable).toMatchObject({ id: lost, version: '', asOf, unreadable: 'true' });
});

test('every field of an order has columns of its own', () => {
  expect(Object.keys(exportColumns).sort()).toEqual(Object.keys(OrderView.shape).sort());
  const names = Object.values(exportColumns).flatMap((columns) => columns.map(([name]) => name));
  expect(new Set(names).size).toBe(names.length);
});

test('chosen fields are there with the id and the version, in one order', () => {
  const fields = ['total', 'status'];
  expect(createRenderer({ format: 'csv', fields, asOf }).head).toBe(
    'id,status,version,total.amount,total.currency,asOf,unreadable\r\n',
  );
  const { render } = createRenderer({ format: 'ndjson', fields, asOf });
  expect(render({ orders: [order], unreadable: [lost] })).toBe(
    `${JSON.stringify({ id: order.id, status: 'pending', version: 1, total: order.total, asOf })}\n${JSON.stringify({ id: lost, asOf, unreadable: true })}\n`,
  );
});
