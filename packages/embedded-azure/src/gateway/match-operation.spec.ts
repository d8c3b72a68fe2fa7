import { expect, test } from 'vitest';
import { operationMatcher } from './match-operation.ts';

const match = operationMatcher(
  ['GET /things/*', 'GET /things/{id}', 'GET /things/mine', 'POST /things/{id}/parts/{part}', 'get /*'].map((value) => {
    const [method = '', path = ''] = value.split(' ');
    return { method, path, value };
  }),
);

test.each([
  ['GET', '/things/mine', 'GET /things/mine'],
  ['GET', '/things/yours', 'GET /things/{id}'],
  ['GET', '/things/a/b/c', 'GET /things/*'],
  ['GET', '/things/', 'GET /things/*'],
  ['GET', '/things', 'get /*'],
  ['GET', '/', 'get /*'],
  ['POST', '/things/1/parts/2', 'POST /things/{id}/parts/{part}'],
  ['POST', '/things/1/parts/', undefined],
  ['POST', '/things/mine', undefined],
  ['DELETE', '/things/mine', undefined],
])('%s %s is %s', (method, path, operation) => {
  expect(match(method, path)).toBe(operation);
});
