import { gzipSync } from 'node:zlib';
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
    headers: { ...JSON_HEADERS, 'content-length': '13' },
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
