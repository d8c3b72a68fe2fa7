import { expect, test } from 'vitest';
import { pickFields } from './pick-fields.ts';

const reply = { status: 200, etag: '"5"', headers: { link: 'next' }, body: { id: 'a', total: 3, lines: [] } };

test('only the requested fields are left, under a tag of their own', () => {
  const { etag, ...picked } = pickFields(reply, { fields: ['id', 'total'] });
  expect(picked).toEqual({ status: 200, headers: { link: 'next' }, body: { id: 'a', total: 3 } });
  expect(etag).toMatch(/^"5\.[\w-]{11}"$/);
  expect(pickFields(reply, { fields: ['id'] }).etag).not.toBe(etag);
});

test('fields are picked from each item of a list', () => {
  const list = { status: 200, body: { data: [reply.body, { total: 4 }], meta: { limit: 2 } } };
  expect(pickFields(list, { fields: ['id'] })).toEqual({
    ...{ status: 200, body: { data: [{ id: 'a' }, {}], meta: { limit: 2 } } },
  });
});

test('what is not asked for fields, or has no body, stays as it is', () => {
  expect(pickFields(reply, {})).toBe(reply);
  const empty = { status: 204, json: '' };
  expect(pickFields(empty, { fields: ['id'] })).toBe(empty);
});
