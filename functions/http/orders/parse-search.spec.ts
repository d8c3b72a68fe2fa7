import { expect, test } from 'vitest';
import { parseSearch } from './parse-search.ts';

test.each([
  ['city:Ber', { field: 'city', value: 'Ber', match: 'prefix' }],
  ['city:"New York"', { field: 'city', value: 'New York', match: 'exact' }],
  ['sku:MUG', { field: 'sku', value: 'MUG', match: 'prefix' }],
  ['metadata.colour:"red:blue"', { field: 'metadata', key: 'colour', value: 'red:blue', match: 'exact' }],
  ['10115', { field: 'postalCode', value: '10115', match: 'prefix' }],
  ['１０１１５', { field: 'postalCode', value: '１０１１５', match: 'prefix' }],
  ['"SW1A 1AA"', { field: 'postalCode', value: 'SW1A 1AA', match: 'exact' }],
  ['Ada Love', { field: 'recipient', value: 'Ada Love', match: 'prefix' }],
  ['PO-2026', { field: 'reference', value: 'PO-2026', match: 'prefix' }],
  ['reference:a:b', { field: 'reference', value: 'a:b', match: 'prefix' }],
])('%s is understood', (q, condition) => {
  expect(parseSearch(q)).toEqual(condition);
});

test.each(['street:Main', 'metadata:red', 'city:', 'city:""', '   ', 'a:b'])('%j is refused', (q) => {
  expect(parseSearch(q)).toEqual({ fault: expect.any(String) });
});
