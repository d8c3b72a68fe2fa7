import { expect, test } from 'vitest';
import { eventCatalogue, feedEventGroups, feedEventTypes, sourceOf } from './event-catalogue.ts';
import { exampleOf } from './event-examples.ts';
import { orderEventTypes } from './order-lifecycle.ts';
import { stockEventTypes } from './stock-watch.ts';
import { toName, toWebhookEvent, webhookEventOf } from './webhook-event.ts';

test('the catalogue has every event of orders and of the stock, and no type twice', () => {
  const types = eventCatalogue.map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining([...orderEventTypes, ...stockEventTypes]));
  expect(new Set(types).size).toBe(types.length);
  expect(feedEventTypes).not.toContain('endpoint.test');
  expect(feedEventGroups).toEqual(['order.*', 'stock.*', 'endpoint.*']);
});

test.each(eventCatalogue.map((event) => [event.type, event] as const))('the example of %s is valid', (type, event) => {
  const example = exampleOf(type);
  expect(event.data.safeParse(example.data).error).toBeUndefined();
  expect(webhookEventOf(event).safeParse(toWebhookEvent(example)).error).toBeUndefined();
  expect(example.id).toMatch(/^evt_[\w.~-]+$/);
});

test('a schema refuses a field that it does not name, and one that is missing', () => {
  const { data } = eventCatalogue.find(({ type }) => type === 'order.booked') ?? {};
  const { trackingNumber, ...others } = exampleOf('order.booked').data;
  expect(data?.safeParse(others).success).toBe(false);
  expect(data?.safeParse({ ...others, trackingNumber, more: 1 }).success).toBe(false);
});

test('an event of a newer version has the source of its group', () => {
  expect([sourceOf('order.parcel_weighed'), sourceOf('stock.low'), sourceOf('price.changed')]).toEqual([
    '/v1/orders',
    '/v1/products',
    '/v1',
  ]);
  expect(toName('order.payment_action_required')).toBe('OrderPaymentActionRequired');
});
