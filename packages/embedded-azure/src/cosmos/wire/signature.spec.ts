import { createSecretKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { requireSignature, signature } from './signature.ts';

const key = createSecretKey('a key that signs', 'utf8');
const date = 'Thu, 20 Nov 2025 15:00:00 GMT';
const now = Date.parse(date);
const segments = ['dbs', 'd', 'colls', 'c', 'docs', 'a/b?'];
const authorization = encodeURIComponent(signature(key, 'GET', segments, date));
const request = { method: 'GET', segments, date, authorization };

test('the example in the service’s documentation gives its signature', () => {
  const documented = createSecretKey(
    'dsZQi3KtZmCv1ljt3VNWNm7sQUF1y5rJfC6kv5JiwvW0EndXdDku/dkKBp8/ufDToSxLzR4y+O/0H/t4bQtVNw==',
    'base64',
  );
  expect(signature(documented, 'GET', ['dbs', 'ToDoList'], 'Thu, 27 Apr 2017 00:51:12 GMT')).toBe(
    'type=master&ver=1.0&sig=c09PEVJrgp2uQRkr934kFbTqhByc7TVr3OHyqlu+c+c=',
  );
});

test('a request signed with the key is accepted, for a resource and for a collection', () => {
  expect(() => requireSignature(key, request, now)).not.toThrow();
  const list = { ...request, segments: ['dbs'], authorization: signature(key, 'GET', ['dbs'], date) };
  expect(() => requireSignature(key, list, now)).not.toThrow();
});

test.each([
  [
    'another key',
    { authorization: encodeURIComponent(signature(createSecretKey('other', 'utf8'), 'GET', segments, date)) },
  ],
  ['another method', { method: 'DELETE' }],
  ['another item', { segments: [...segments.slice(0, 5), 'b'] }],
  ['another date', { date: 'Thu, 20 Nov 2025 15:00:01 GMT' }],
  ['no token', { authorization: undefined }],
  ['a broken token', { authorization: '%' }],
])('answers 401 to %s', (_, change) => {
  expect(() => requireSignature(key, { ...request, ...change }, now)).toThrow(expect.objectContaining({ status: 401 }));
});

test('answers 403 to a date that is off by more than 15 minutes', () => {
  const minute = 60_000;
  expect(() => requireSignature(key, request, now + 14 * minute)).not.toThrow();
  expect(() => requireSignature(key, request, now + 16 * minute)).toThrow(expect.objectContaining({ status: 403 }));
  expect(() => requireSignature(key, request, now - 16 * minute)).toThrow(expect.objectContaining({ status: 403 }));
});

test('resource tokens are refused by name', () => {
  const token = encodeURIComponent('type=resource&ver=1&sig=5mDuQBYA0kb70WDJoTUzSBMTG3owkC0');
  expect(() => requireSignature(key, { ...request, authorization: token }, now)).toThrow("type 'resource'");
});
