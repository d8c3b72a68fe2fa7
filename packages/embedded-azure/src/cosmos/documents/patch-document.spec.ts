import { expect, test } from 'vitest';
import type { JsonObject } from '../values/json.ts';
import { CosmosError } from '../wire/cosmos-error.ts';
import { patchDocument } from './patch-document.ts';
import { readPatch } from './read-patch.ts';

const fresh = (): JsonObject => ({
  id: 'o1',
  partner: 'p',
  total: 5,
  tags: ['a', 'b'],
  ship: { city: 'Wien' },
  gone: null,
});

function patched(body: unknown): JsonObject {
  const document = fresh();
  patchDocument(document, readPatch(body), [['partner']]);
  return document;
}
const fails = (body: unknown, status: number) => {
  expect(() => patched(body)).toThrow(CosmosError);
  expect(() => patched(body)).toThrow(expect.objectContaining({ status }));
};

test('set and add create a property or replace its value', () => {
  expect(patched([{ op: 'set', path: '/note', value: 'x' }])['note']).toBe('x');
  expect(patched([{ op: 'add', path: '/ship/city', value: 'Graz' }])['ship']).toEqual({ city: 'Graz' });
  expect(patched([{ op: 'set', path: '/gone', value: { a: 1 } }])['gone']).toEqual({ a: 1 });
});

test('in an array, add inserts and set replaces; - is its end', () => {
  expect(patched([{ op: 'add', path: '/tags/0', value: 'z' }])['tags']).toEqual(['z', 'a', 'b']);
  expect(patched([{ op: 'add', path: '/tags/-', value: 'z' }])['tags']).toEqual(['a', 'b', 'z']);
  expect(patched([{ op: 'set', path: '/tags/0', value: 'z' }])['tags']).toEqual(['z', 'b']);
  fails([{ op: 'add', path: '/tags/3', value: 'z' }], 400);
  fails([{ op: 'set', path: '/tags/2', value: 'z' }], 400);
});

test('replace and remove need an existing property', () => {
  expect(patched([{ op: 'replace', path: '/total', value: 9 }])['total']).toBe(9);
  expect(patched([{ op: 'remove', path: '/tags/0' }])['tags']).toEqual(['b']);
  expect(patched([{ op: 'remove', path: '/ship' }])).not.toHaveProperty('ship');
  fails([{ op: 'replace', path: '/nothing', value: 1 }], 400);
  fails([{ op: 'remove', path: '/nothing' }], 400);
});

test('incr adds to a number, and starts at 0', () => {
  expect(patched([{ op: 'incr', path: '/total', value: -2.5 }])['total']).toBe(2.5);
  expect(patched([{ op: 'incr', path: '/count', value: 3 }])['count']).toBe(3);
  fails([{ op: 'incr', path: '/tags', value: 1 }], 400);
  const most = Number.MAX_VALUE;
  fails(
    [most, most].map((value) => ({ op: 'incr' as const, path: '/count', value })),
    400,
  );
});

test('move moves a value to another path', () => {
  const document = patched([{ op: 'move', from: '/ship/city', path: '/city' }]);
  expect(document).toMatchObject({ ship: {}, city: 'Wien' });
  expect(patched([{ op: 'move', from: '/tags/0', path: '/tags/-' }])['tags']).toEqual(['b', 'a']);
  expect(patched([{ op: 'move', from: '/tags/0', path: '/tags/1' }])['tags']).toEqual(['b', 'a']);
  const rows = [
    { op: 'set', path: '/rows', value: [1, { a: 1 }, { b: 1 }] },
    { op: 'move', from: '/rows/0', path: '/rows/1/moved' },
  ];
  expect(patched(rows)['rows']).toEqual([{ a: 1 }, { b: 1, moved: 1 }]);
  fails([{ op: 'move', from: '/tags/0', path: '/tags/2' }], 400);
  fails([{ op: 'move', from: '/ship', path: '/ship/inner' }], 400);
  fails([{ op: 'move', from: '/nothing', path: '/x' }], 400);
  fails([{ op: 'move', from: '/partner', path: '/x' }], 400);
});

test('a condition decides whether anything happens', () => {
  const operations = [{ op: 'set', path: '/total', value: 9 }];
  expect(patched({ operations, condition: "from c where c.total >= 5 and c.ship.city = 'Wien'" })['total']).toBe(9);
  fails({ operations, condition: 'from c where c.total > 5' }, 412);
  fails({ operations, condition: 'from c where c.nothing = 1' }, 412);
});

test('the id, system properties and the partition key can’t be changed', () => {
  for (const path of ['/id', '/_ts', '/_etag', '/partner']) fails([{ op: 'set', path, value: 'x' }], 400);
});

test('a parent must exist, and an object’s prototype can’t be reached', () => {
  fails([{ op: 'set', path: '/a/b', value: 1 }], 400);
  fails([{ op: 'set', path: '/__proto__/polluted', value: 1 }], 400);
  patched([{ op: 'set', path: '/__proto__', value: { polluted: 1 } }]);
  expect({}).not.toHaveProperty('polluted');
});

test('a malformed patch is refused', () => {
  fails([], 400);
  fails([{ op: 'twist', path: '/a' }], 400);
  fails({ operations: Array.from({ length: 11 }, () => ({ op: 'set', path: '/a', value: 1 })) }, 400);
});
