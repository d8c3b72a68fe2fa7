import { expect, test } from 'vitest';
import { Router } from './router.ts';

function routerOf(routes: Record<string, string>, methods = ['GET']) {
  return new Router(Object.entries(routes).map(([name, template]) => ({ name, template, methods, target: name })));
}

const matched = (router: Router<string>, path: string, method = 'GET') => {
  const found = router.match(method, path);
  return found && [found.target, found.parameters];
};

test('if two routes match, the first by name is used, however general', () => {
  const router = routerOf({ Zoo: 'orders/latest', any: 'orders/{id}' });
  expect(matched(router, '/orders/latest')).toEqual(['any', { id: 'latest' }]);
  expect(matched(routerOf({ b: 'orders/{id}', A: 'orders/latest' }), '/orders/latest')).toEqual(['A', {}]);
});

test('a route with another method does not match, and the next by name is tried', () => {
  const router = new Router([
    { name: 'a', template: 'x', methods: ['post'], target: 'a' },
    { name: 'b', template: 'x', methods: [], target: 'b' },
  ]);
  expect(matched(router, '/x', 'GET')?.[0]).toBe('b');
  expect(matched(router, '/x', 'POST')?.[0]).toBe('a');
  expect(matched(routerOf({ a: 'x' }), '/x', 'POST')).toBeUndefined();
});

test('literals ignore case, and values keep theirs', () => {
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
  ['{*rest}', '/a/b c/d', { rest: 'a/b c/d' }],
  ['{*rest}', '/', {}],
  ['{*rest}', '/a/b/', { rest: 'a/b/' }],
  ['{*rest}', '/a//b', { rest: 'a//b' }],
  ['{*rest}', '//a', undefined],
  ['a/{*rest}', '/a//b', undefined],
  ['a/{*rest}', '/A/', {}],
  ['a/{*rest:int}', '/a', undefined],
  ['a/{x}', '/a//', undefined],
  ['a/{x}', '/a/b/', { x: 'b' }],
  ['a/{x}', '/a/b%2Fc', { x: 'b%2Fc' }],
  ['{__proto__}', '/a', Object.fromEntries([['__proto__', 'a']])],
  ['~/a/{x}', '/a/b', { x: 'b' }],
  ['{a=x}', '/', { a: 'x' }],
  ['{v:int?}', '/', {}],
  ['{v:int=5}', '/six', undefined],
  ['a{{b}}', '/A{b}', {}],
  ['{x?}', '/a/b', undefined],
])('%s on %s gives %j', (template, path, parameters) => {
  expect(matched(routerOf({ f: template }), path)?.[1]).toEqual(parameters);
});

test('a constraint that refuses a value passes the request to the next route', () => {
  const router = routerOf({ byNumber: 'o/{n:int}', byText: 'o/{text}' });
  expect(matched(router, '/o/7')?.[0]).toBe('byNumber');
  expect(matched(router, '/o/seven')?.[0]).toBe('byText');
});

// Results of TemplateMatcher in ASP.NET Core 10.
test.each([
  ['files/{name}.{extension}', 'files/a.b.c', { name: 'a.b', extension: 'c' }],
  ['files/{name}.{extension}', 'files/a..b', { name: 'a.', extension: 'b' }],
  ['files/{name}.{extension}', 'files/.a.b', { name: '.a', extension: 'b' }],
  ['files/{name}.{extension}', 'files/a.', undefined],
  ['files/{name}.{extension}', 'files/.b', undefined],
  ['files/{name}.{extension?}', 'files/a.b.c', { name: 'a.b', extension: 'c' }],
  ['files/{name}.{extension?}', 'files/a', { name: 'a' }],
  ['files/{name}.{extension?}', 'files/a.', undefined],
  ['files/{name}.{extension?}', 'files/.b', { name: '.b' }],
  ['files/{name}.{extension=txt}', 'files/a', undefined],
  ['v(1)/{a}-{b}', 'V(1)/x-y-z', { a: 'x-y', b: 'z' }],
  ['{a}-{b}', 'x--y', { a: 'x-', b: 'y' }],
  ['r{token}', 'rRR', undefined],
  ['r{token}', 'rR', { token: 'R' }],
  ['r{token}', 'Rabc', { token: 'abc' }],
  ['r{token}r', 'rRRr', undefined],
  ['r{token}r', 'RaR', { token: 'a' }],
  ['{token}r', 'rRR', { token: 'rR' }],
  ['ab{x}ab{y}ab', 'ab1abab2ab', { x: '1ab', y: '2' }],
  ['ab{x}ab{y}ab', 'ab1ab2ab3ab', undefined],
  ['{x}ab{y}', '1AB2ab3', { x: '1AB2', y: '3' }],
  ['{x:int}.{y}', '5.6.7', undefined],
  ['{x}.{y:int}', 'a.b.5', { x: 'a.b', y: '5' }],
  ['é{x}', 'Éx', { x: 'x' }],
  ['ß', 'SS', undefined],
])('parts of a segment are matched from its end: %s on %s gives %j', (template, path, parameters) => {
  expect(matched(routerOf({ f: template }), `/${path}`)?.[1]).toEqual(parameters);
});

test.each([
  ['{id:nope}', "the constraint reference 'nope' could not be resolved"],
  ['{id}/{ID}', 'appears more than once'],
  ['{*a}/b', 'catch-all'],
  ['{id', 'not closed'],
  ['id}', 'not closed, or nothing opened it'],
  ['{name}-{extension?}', "behind a '.'"],
  ['{a?}.{b}', "behind a '.'"],
  ['{a}{b}', 'no text between them'],
  ['{a=x?}', "can't have a default value"],
  ['{*a?}', "a catch-all parameter can't be optional"],
  ['a//b', "'/' may not stand twice"],
  ['a?b', "may not have a '?'"],
  ['{a:int(5)}', "'int(5)' takes 0 values"],
  ['{a:range(1)}', "'range(1)' takes 2 values"],
  ['{a:length(x)}', "'x' is no whole number"],
  ['{a:constructor}', "the constraint reference 'constructor' could not be resolved"],
])('the template %s is refused by name', (template, fault) => {
  expect(() => routerOf({ f: template })).toThrow(`function "f": the route "${template}" is wrong: `);
  expect(() => routerOf({ f: template })).toThrow(fault);
});
