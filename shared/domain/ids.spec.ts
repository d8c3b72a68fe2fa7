import { expect, test } from 'vitest';
import { OrderId, orderIdFor, PartnerId } from './ids.ts';

const acme = PartnerId.parse('acme');
const globex = PartnerId.parse('globex');

test('one partner and one key always give the same order id', () => {
  expect(orderIdFor(acme, 'po-4711')).toBe(orderIdFor(acme, 'po-4711'));
  expect(orderIdFor(acme, 'po-4711')).toBe('ord_k5pejeq56h16g6hxhj6214f64c');
});

test('another key or another partner gives another order id', () => {
  const ids = [orderIdFor(acme, 'po-4711'), orderIdFor(acme, 'po-4712'), orderIdFor(globex, 'po-4711')];
  expect(new Set(ids).size).toBe(3);
});

test('the characters of a partner’s id can’t move into the key', () => {
  expect(orderIdFor(PartnerId.parse('ab'), 'c')).not.toBe(orderIdFor(PartnerId.parse('a'), 'bc'));
});

test('an invalid order id is recognized', () => {
  expect(OrderId.safeParse(orderIdFor(acme, 'x')).success).toBe(true);
  for (const text of ['', 'ord_', 'ord_1', `${orderIdFor(acme, 'x')}0`, orderIdFor(acme, 'x').toUpperCase(), '../x']) {
    expect(OrderId.safeParse(text).success).toBe(false);
  }
});
