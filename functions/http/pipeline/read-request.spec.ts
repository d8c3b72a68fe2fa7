import { HttpRequest } from '@azure/functions';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type AnyPartnerRoute, route } from '../route.ts';
import { readCallerRequest, validateBody } from './read-request.ts';

const renameThing = route({
  operationId: 'renameThing',
  method: 'PATCH',
  path: '/v1/things/{id}',
  summary: 'Rename a thing',
  scope: 'orders.write',
  params: z.object({ id: z.string().regex(/^\d+$/) }),
  query: z.strictObject({ quiet: z.enum(['true', 'false']).optional() }),
  idempotent: true,
  body: z.strictObject({ name: z.string(), size: z.int() }),
  reply: { status: 200, body: z.unknown() },
  problems: ['precondition_required'],
  handle: async () => ({ status: 200, body: {} }),
}) as AnyPartnerRoute;

/** A valid request, except for `changes`. */
function read(changes: { headers?: Record<string, string>; params?: object; query?: string; body?: string } = {}) {
  const headers = { 'content-type': 'application/json', 'idempotency-key': 'key-1', ...changes.headers };
  const request = new HttpRequest({
    method: 'PATCH',
    url: `http://127.0.0.1/v1/things/7${changes.query ?? ''}`,
    params: { id: '7', ...changes.params },
    headers,
    body: { string: changes.body ?? '{"name":"mug","size":2}' },
  });
  return readCallerRequest(renameThing, request);
}

test('a request is read as its route declares it', async () => {
  const { json, ...asked } = await read({ headers: { 'if-match': '"v1"' }, query: '?quiet=true' });
  expect(asked).toMatchObject({
    params: { id: '7' },
    query: { quiet: 'true' },
    idempotencyKey: 'key-1',
    ifMatch: ['"v1"'],
  });
  expect(validateBody(renameThing, json)).toEqual({ name: 'mug', size: 2 });
});

test.each([
  ['an unknown path', { params: { id: 'x' }, query: '?bogus=1' }, 'not_found'],
  ['an unknown parameter', { query: '?bogus=1', headers: { 'idempotency-key': '' } }, 'validation_failed'],
  ['an invalid key', { headers: { 'idempotency-key': 'with space', 'if-match': 'v1' } }, 'idempotency_key_invalid'],
  ['an invalid precondition', { headers: { 'if-match': 'v1' }, body: '{' }, 'invalid_precondition'],
  ['a body that is not JSON', { body: '{' }, 'malformed_json'],
])('%s is refused before later parts are read', async (_, changes, code) => {
  await expect(read(changes)).rejects.toMatchObject({ code });
});

test('every fault of a body is reported, also those of its texts, and each place only once', async () => {
  const { json } = await read({ body: JSON.stringify({ name: 'a\u0000', size: 'big', colour: '\u0000' }) });
  const faults = () => validateBody(renameThing, json);
  expect(faults).toThrow(expect.objectContaining({ code: 'validation_failed' }));
  try {
    faults();
  } catch (error) {
    const paths = (error as { details: { path: string }[] }).details.map(({ path }) => path);
    expect(paths.sort()).toEqual(['colour', 'name', 'size']);
  }
});
