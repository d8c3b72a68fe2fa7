import { expect, test } from 'vitest';
import { PartnerId, Sku } from '../../../shared/domain/ids.ts';
import type { Order } from '../../../shared/domain/order.ts';
import { claim, compensate, fail } from '../../../shared/domain/order-changes.ts';
import type { Decision } from '../../../shared/domain/order-decision.ts';
import { Failure } from '../../../shared/domain/order-failure.ts';
import { place, priceLines } from '../../../shared/domain/order-placement.ts';
import { action, orders } from '../../../test/sample-orders.ts';
import { orderExamples } from './order-examples.ts';
import { OrderView, PlaceOrder, TimelineEntry, toOrderView, toTimelineEntry } from './order-shapes.ts';

const step = { run: 'run-1', at: new Date('2026-01-02T03:04:05.000Z') };
const line = { sku: Sku.parse('MUG-01'), quantity: 2 };
const pricing = priceLines([line], new Map([[line.sku, { amount: 1250, currency: 'EUR' as const }]]));
if (pricing.kind !== 'priced') throw new Error('the catalogue of this spec has every SKU');
const shipTo = { name: 'A. Buyer', street: 'Main 1', city: 'Wien', postalCode: '1010', country: 'AT' };
const placing = { partnerId: PartnerId.parse('acme'), idempotencyKey: 'k', at: step.at };
const placed = place({ lines: [line], shipTo, paymentMethod: 'pm_card_visa' }, pricing, placing);

const changed = (decision: Decision): Order => {
  if (decision.kind !== 'changed') throw new Error(decision.kind);
  return decision.order;
};

function failedAt(failure: Failure): Order {
  return changed(fail(changed(compensate(changed(claim(placed.order, step)), failure, step)), failure, step));
}

test.each([
  ['reserve-stock', 'out_of_stock', 'cancelled'],
  ['reserve-stock', 'stock_unavailable', 'cancelled'],
  ['authorize-payment', 'payment_declined', 'declined'],
  ['authorize-payment', 'payment_unavailable', 'cancelled'],
  ['authorize-payment', 'payment_rejected', 'cancelled'],
  ['book-shipment', 'carrier_refused', 'released'],
  ['capture-payment', 'capture_refused', 'released'],
])('an order that failed at %s with %s has a payment with the status %s', (failedStep, code, status) => {
  const view = toOrderView(failedAt(Failure.parse({ code, message: 'It failed.', step: failedStep })));
  expect(view).toMatchObject({ status: 'failed', payment: { status } });
  expect(view.shipment).toBeUndefined();
});

test('an event has createdAt, like an order', () => {
  expect(toTimelineEntry(placed.event)).toMatchObject({ sequence: 1, createdAt: '2026-01-02T03:04:05.000Z' });
  expect(toTimelineEntry(placed.event)).not.toHaveProperty('at');
});

test('the examples in the documentation are possible responses', () => {
  const { order, placed, event } = orderExamples;
  expect([order, placed].map((example) => OrderView.parse(example))).toEqual([order, placed]);
  expect(TimelineEntry.parse(event)).toEqual(event);
});

const asked = { lines: [line], shipTo, paymentMethod: 'pm_card_visa' };

test.each([
  'https://shop.example/thanks?cart=7#top',
  'https://shop.example:8443',
  'HTTPS://shop.example/ö',
  `https://shop.example/${'x'.repeat(1_900)}`,
])('a payer can come back to %s', (returnUrl) => {
  expect(PlaceOrder.safeParse({ ...asked, returnUrl }).data?.returnUrl).toBe(returnUrl);
});

test.each([
  'http://shop.example/thanks',
  'javascript:alert(1)',
  'data:text/html,x',
  '//shop.example',
  'https:shop.example',
  'https:\\\\shop.example',
  'https://',
  'https://user@shop.example',
  'https://user:word@shop.example',
  'https://shop.example/a b',
  'https://shop.example/\r\nx',
  `https://shop.example/${'x'.repeat(2_000)}`,
  '',
  7,
  null,
])('a payer can not come back to %j', (returnUrl) => {
  expect(PlaceOrder.safeParse({ ...asked, returnUrl }).error?.issues).toMatchObject([{ path: ['returnUrl'] }]);
});

test('the partner sees the payer’s page and deadline only while the order waits for the payer', () => {
  const { payment } = toOrderView(orders.awaiting);
  expect(payment).toEqual({ status: 'pending', action });
  for (const order of [orders.noted, orders.authorized, orders.cancellingAwaiting]) {
    expect(toOrderView(order).payment).not.toHaveProperty('action');
  }
  expect(OrderView.safeParse(toOrderView(orders.awaiting)).success).toBe(true);
});
