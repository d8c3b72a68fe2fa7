import { HttpRequest, type HttpRequestInit } from '@azure/functions';
import { expect, test } from 'vitest';
import { answerConditionally } from './answer-conditionally.ts';

const reply = { status: 200, etag: '"v1"', headers: { vary: 'accept' }, body: { id: 7 } };

function asked(ifNoneMatch: string | undefined, method: HttpRequestInit['method'] = 'GET', more = {}) {
  const headers = { ...more, ...(ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch }) };
  return new HttpRequest({ method, url: 'http://127.0.0.1/v1/orders/7', headers });
}

test.each(['"v1"', 'W/"v1"', '"v0", "v1"', '*'])('answers 304 with only the headers to If-None-Match %s', (held) => {
  const { body: _, ...head } = reply;
  for (const method of ['GET', 'HEAD'] as const) {
    expect(answerConditionally(reply, asked(held, method))).toEqual({
      ...{ ...head, status: 304, headers: { vary: 'accept, accept-encoding' } },
    });
  }
});

test.each([undefined, '"v2"', '"v2", W/"v3"'])('sends the whole response to If-None-Match %s', (held) => {
  expect(answerConditionally(reply, asked(held))).toBe(reply);
});

test.each(['"v1+br"', 'W/"v1+br"', '"v1", "v1+br"'])(
  'a 304 to %s names a representation that the caller has',
  (held) => {
    const etag = held.includes('"v1"') ? '"v1"' : '"v1+br"';
    const accepting = { 'accept-encoding': 'gzip, br' };
    expect(answerConditionally(reply, asked(held, 'GET', accepting))).toMatchObject({ status: 304, etag });
  },
);

test('who has it compressed but doesn’t accept that now gets it whole', () => {
  expect(answerConditionally(reply, asked('"v1+br"'))).toBe(reply);
  expect(answerConditionally(reply, asked('"v1+br"', 'GET', { 'accept-encoding': 'gzip' }))).toBe(reply);
});

test('a malformed list of tags is refused', () => {
  expect(() => answerConditionally(reply, asked('v1'))).toThrow(
    expect.objectContaining({ code: 'invalid_precondition' }),
  );
});

test('changes, and responses without an ETag, are sent in full', () => {
  const { etag: _, ...unversioned } = reply;
  expect(answerConditionally(reply, asked('"v1"', 'POST'))).toBe(reply);
  expect(answerConditionally(unversioned, asked('not even a tag'))).toBe(unversioned);
});
