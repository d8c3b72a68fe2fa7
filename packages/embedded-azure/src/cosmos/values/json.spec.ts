import { expect, test } from 'vitest';
import { parseJson } from './json.ts';

test.each([
  '1e309',
  '-1e309',
  '{"n":1e0400}',
  '[1, -1.5E+999]',
  `{"n": ${'9'.repeat(310)}}`,
  `[${'9'.repeat(250)}e99]`,
])('%s holds a number that would be stored as null, so it is refused', (text) => {
  expect(() => parseJson(text)).toThrow('a number is too large');
});

test.each([
  '1.7e308',
  '{"traceparent":"00-4be92f3577e34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}',
  `{"text":"1e999 ${'9'.repeat(400)}","n":1e-999}`,
])('%s is read as it stands', (text) => {
  expect(parseJson(text)).toEqual(JSON.parse(text));
});
