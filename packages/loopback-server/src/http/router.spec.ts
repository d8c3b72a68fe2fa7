import { expect, test } from 'vitest';
import type { Route } from './route.ts';
import { buildRouter } from './router.ts';

const route = (method: Route['method'], path: string): Route => ({
  method,
  path,
  handle: () => ({ status: 200, body: `${method} ${path}` }),
});
const thing = route('GET', '/things/{id}');
const mine = route('GET', '/things/mine');
const part = route('POST', '/things/{id}/parts/{part}');
const match = buildRouter([thing, mine, part, route('DELETE', '/things/{id}')]);

test('parameters are the decoded segments at their places', () => {
  expect(match('POST', '/things/a%20b/parts/7')).toEqual({
    handle: part.handle,
    parameters: { id: 'a b', part: '7' },
  });
});

test('a literal takes precedence over a parameter, in any order of declaration', () => {
  expect(match('GET', '/things/mine').handle).toBe(mine.handle);
  expect(match('GET', '/things/yours').handle).toBe(thing.handle);
});

test('a path with other methods reports which', () => {
  expect(match('PUT', '/things/1')).toEqual({ allowed: ['GET', 'DELETE'] });
});

test.each(['/', '/things', '/things/', '/things/1/', '/other/1', '/things/%E0%A4%A'])('%s is unknown', (path) => {
  expect(match('GET', path)).toEqual({ allowed: [] });
});
