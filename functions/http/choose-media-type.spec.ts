import { expect, test } from 'vitest';
import { chooseMediaType } from './choose-media-type.ts';

const available = ['application/json', 'text/csv'] as const;

test.each([
  ['*/*', 'application/json'],
  ['text/csv', 'text/csv'],
  ['TEXT/CSV; charset=utf-8', 'text/csv'],
  ['text/*', 'text/csv'],
  ['text/html, */*;q=0.8', 'application/json'],
  ['application/json;q=0.5, text/csv', 'text/csv'],
  ['text/csv;q=0.9, application/json', 'application/json'],
  ['text/csv;q=0, */*', 'application/json'],
  ['*/*, application/json;q=0.1', 'text/csv'],
])('a caller that accepts “%s” gets %s', (accept, type) => {
  expect(chooseMediaType(accept, available)).toBe(type);
});

test.each(['image/png', 'text/csv;q=0', '*/*;q=0', 'text/csv;q=much', ''])('“%s” allows neither', (accept) => {
  expect(() => chooseMediaType(accept, available)).toThrow(
    expect.objectContaining({
      code: 'not_acceptable',
      details: [{ path: 'accept', message: 'must allow application/json or text/csv' }],
    }),
  );
});
