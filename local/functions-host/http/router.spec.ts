import { expect, test } from 'vitest';
import { UndecodablePathError } from './decode-segment.ts';
import { Router } from './router.ts';

function routerOf(routes: Record<string, string>, methods = ['GET']) {
  return new Router(Object.entries(routes).map(([name, template]) => ({ name, template, methods, target: name })));
}

const matched = (router: Router<string>, path: string, method = 'GET') => {
  const found = router.match(method, path);
  return found && [found.target, found.parameters];
};

test('of two routes that match, the first by name wins, however general', () => {
  const router = routerOf({ Zoo: 'orders/latest', any: 'orders/{id}' });
  expect(matched(router, '/orders/latest')).toEqual(['any', { id: 'latest' }]);
  expect(matched(routerOf({ b: 'orders/{id}', A: 'orders/latest' }), '/orders/latest')).toEqual(['A', {}]);
});

test('a route that takes another method is no match, and the next by name is tried', () => {
  const router = new Router([
    { name: 'a', template: 'x', methods: ['post'], target: 'a' },
    { name: 'b', template: 'x', methods: [], target: 'b' },
  ]);
  expect(matched(router, '/x', 'GET')?.[0]).toBe('b');
  expect(matched(router, '/x', 'POST')?.[0]).toBe('a');
  expect(matched(routerOf({ a: 'x' }), '/x', 'POST')).toBeUndefined();
});

test('literals ignore case and values keep theirs', () => {
  expect(matched(routerOf({ a: 'Orders/{id}' }), '/oRDERS/AbC')).toEqual(['a', { id: 'AbC' }]);
});

test.each([
  ['{id:int}', '/5', { id: '5' }],
  ['{id:int}', '/abc', undefined],
  ['{id:int}', '/2147483648', undefined],
  ['{id:long}', '/2147483648', { id: '2147483648' }],
  ['{id:int:min(1)}', '/0', undefined],
  ['{id:range(1,9)}', '/10', undefined],
  ['{id:guid}', '/8d8ac610-566d-4ef0-9c22-186b2a5ed793', { id: '8d8ac610-566d-4ef0-9c22-186b2a5ed793' }],
  ['{id:guid}', '/nope', undefined],
  ['{id:length(2,3)}', '/abcd', undefined],
  ['{id:regex(^a{{2}}:b$)}', '/aa:b', { id: 'aa:b' }],
  ['{a:alpha}/{b?}', '/x', { a: 'x' }],
  ['{a:alpha}/{b?}', '/x/y', { a: 'x', b: 'y' }],
  ['{a=all}', '/', { a: 'all' }],
  ['{*rest}', '/a/b%20c/d', { rest: 'a/b c/d' }],
  ['{*rest}', '/', {}],
  ['files/{name}.{extension}', '/files/a.b.c', { name: 'a', extension: 'b.c' }],
  ['v(1)/{a}-{b}', '/V(1)/x-y-z', { a: 'x', b: 'y-z' }],
  ['a/{x}', '/a//', undefined],
  ['a/{x}', '/a/b/', { x: 'b' }],
  ['a/{x}', '/a/b%2Fc', { x: 'b%2Fc' }],
  ['a/{x}', '/%61/%C3%A9', { x: 'é' }],
  ['{x?}', '/a/b', undefined],
])('%s on %s gives %j', (template, path, parameters) => {
  expect(matched(routerOf({ f: template }), path)?.[1]).toEqual(parameters);
});

test('a constraint that refuses a value leaves the request to the next route', () => {
  const router = routerOf({ byNumber: 'o/{n:int}', byText: 'o/{text}' });
  expect(matched(router, '/o/7')?.[0]).toBe('byNumber');
  expect(matched(router, '/o/seven')?.[0]).toBe('byText');
});

test.each(['%', '%zz', '%ff', 'a%C3'])('what does not decode stays as it is: %s', (segment) => {
  expect(matched(routerOf({ f: '{x}' }), `/${segment}`)?.[1]).toEqual({ x: segment });
});

test('a path with a null character is told apart', () => {
  expect(() => routerOf({ f: '{x}' }).match('GET', '/%00')).toThrow(UndecodablePathError);
});

test.each([
  ['{id:nope}', "the constraint reference 'nope' could not be resolved"],
  ['{id}/{ID}', 'appears more than once'],
  ['{*a}/b', 'catch-all'],
  ['{id', 'not closed'],
  ['{name}.{extension?}', 'not supported'],
])('the template %s is refused by name', (template, fault) => {
  expect(() => routerOf({ f: template })).toThrow(`function "f": the route "${template}" is wrong: `);
  expect(() => routerOf({ f: template })).toThrow(fault);
});
