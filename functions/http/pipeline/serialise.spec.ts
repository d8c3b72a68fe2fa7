import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { HttpRequest, type HttpRequestInit } from '@azure/functions';
import { expect, test } from 'vitest';
import { serialise } from './serialise.ts';

const asked = (method: HttpRequestInit['method'] = 'GET', headers: Record<string, string> = {}) =>
  new HttpRequest({ method, url: 'http://127.0.0.1/', headers });

const JSON_HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-request-id': 'r-1',
};

test('a body is sent as JSON with its length in bytes, and with no-store unless its route says otherwise', () => {
  expect(serialise({ status: 200, body: { name: 'ü' } }, 'r-1', asked())).toEqual({
    status: 200,
    headers: { ...JSON_HEADERS, vary: 'accept-encoding', 'content-length': '13' },
    body: '{"name":"ü"}',
  });
  const headers = { 'cache-control': 'public, max-age=300' };
  expect(serialise({ status: 200, headers, body: 1 }, 'r-1', asked()).headers).toMatchObject(headers);
});

test('a body that is already serialised is sent unchanged', () => {
  expect(serialise({ status: 202, json: '{"a": 1}' }, 'r-1', asked('POST')).body).toBe('{"a": 1}');
});

test('a text has its own media type', () => {
  const { body, headers } = serialise({ status: 200, text: '<p>', mediaType: 'text/html' }, 'r-1', asked());
  expect([body, headers]).toMatchObject(['<p>', { 'content-type': 'text/html', 'content-length': '3' }]);
});

test('HEAD gets every header of the GET, and no body', () => {
  const reply = { status: 200, etag: '"v1"', body: { id: 7 } };
  const { body: _, ...head } = serialise(reply, 'r-1', asked());
  expect(serialise(reply, 'r-1', asked('HEAD'))).toEqual(head);
  expect(head.headers).toHaveProperty('etag', '"v1"');
});

test('a 304 has only headers, without length and type', () => {
  expect(serialise({ status: 304, etag: '"v1"', headers: { vary: 'accept' } }, 'r-1', asked())).toEqual({
    status: 304,
    headers: { 'cache-control': 'no-store', 'x-request-id': 'r-1', etag: '"v1"', vary: 'accept' },
  });
});

test('a file is sent compressed to clients that accept it', () => {
  const file = { content: Buffer.from('text'), gzipped: gzipSync('text') };
  const reply = { status: 200, file, mediaType: 'text/plain' };
  const compressed = serialise(reply, 'r-1', asked('GET', { 'accept-encoding': 'gzip' }));
  expect(compressed.body).toBe(file.gzipped);
  expect(compressed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
  const plain = serialise(reply, 'r-1', asked());
  expect(plain.body).toBe(file.content);
  expect(plain.headers).not.toHaveProperty('content-encoding');
});

const large = { status: 200, etag: '"v1"', body: { text: 'ü'.repeat(1_000) } };
const unpack = { br: brotliDecompressSync, gzip: gunzipSync };

test.each(['br', 'gzip'] as const)('JSON of a kilobyte is sent as %s, with a strong tag of its own', (coding) => {
  const got = serialise(large, 'r-1', asked('GET', { 'accept-encoding': coding }));
  const body = got.body as Uint8Array;
  expect(got.headers).toEqual({
    ...{ ...JSON_HEADERS, vary: 'accept-encoding', etag: `"v1+${coding}"` },
    ...{ 'content-encoding': coding, 'content-length': String(body.length) },
  });
  expect(JSON.parse(unpack[coding](body).toString())).toEqual(large.body);
  expect(serialise(large, 'r-1', asked('HEAD', { 'accept-encoding': coding })).headers).toEqual(got.headers);
});

test('JSON is sent as it is to callers that don’t ask for compression, and below a kilobyte', () => {
  const plain = serialise(large, 'r-1', asked()).headers;
  expect(plain).toMatchObject({ etag: '"v1"', vary: 'accept-encoding' });
  expect(plain).not.toHaveProperty('content-encoding');
  const small = serialise({ ...large, headers: { vary: 'accept' }, body: 1 }, 'r-1', asked('GET', ALL)).headers;
  expect(small).toMatchObject({ etag: '"v1"', vary: 'accept, accept-encoding' });
  expect(small).not.toHaveProperty('content-encoding');
});

const ALL = { 'accept-encoding': 'br, gzip' };

test('a stream has no length, and ends at once for HEAD', () => {
  let cancelled = 0;
  const streaming = () => {
    const stream = new ReadableStream<Uint8Array>({
      cancel() {
        cancelled += 1;
      },
    });
    return { status: 200, stream, mediaType: 'text/event-stream' };
  };
  const reply = streaming();
  const got = serialise(reply, 'r-1', asked());
  expect(got.body).toBe(reply.stream);
  expect(got.headers).not.toHaveProperty('content-length');
  expect(cancelled).toBe(0);
  expect(serialise(streaming(), 'r-1', asked('HEAD'))).not.toHaveProperty('body');
  expect(cancelled).toBe(1);
});
