import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type HttpAnswer, HttpConnections } from './http-connections.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const limits = { mostConnections: 1, idleMs: 1_000, connectMs: 1_000, longestAnswer: 1_000 };
const get = { method: 'GET', path: '/', headers: {} };
const codeOf = (asked: Promise<HttpAnswer>) =>
  asked.then(
    ({ status }) => status,
    (error: Error & { code?: unknown }) => (typeof error.code === 'string' ? error.code : error.name),
  );

test('texts go both ways whole, in any language', async () => {
  const origin = await serve((request, response) => {
    request.pipe(response.setHeader('x-length', request.headers['content-length'] ?? 'none'));
  });
  const body = 'größe 好 '.repeat(60);
  const connections = new HttpConnections({ ...limits, longestAnswer: 10_000 });
  const answer = await connections.send({ ...get, origin, method: 'POST', body });
  expect(answer).toMatchObject({ status: 200, text: body });
  expect(answer.headers['x-length']).toBe(String(Buffer.byteLength(body)));
});

test('a server that does not listen, and one that breaks off, have the codes of the system', async () => {
  const connections = new HttpConnections(limits);
  const origin = await serve((request, response) => {
    if (request.url === '/now') request.socket.destroy();
    else response.writeHead(200, { 'content-length': '100' }).write('half', () => request.socket.destroy());
  });
  expect(await codeOf(connections.send({ ...get, origin, path: '/now' }))).toBe('ECONNRESET');
  expect(await codeOf(connections.send({ ...get, origin, path: '/later' }))).toBe('ECONNRESET');
  server?.close();
  expect(await codeOf(connections.send({ ...get, origin }))).toBe('ECONNREFUSED');
});

test('a signal ends a request that waits for an answer, and one that waits for a connection', async () => {
  let arrived = 0;
  const origin = await serve((_, response) => {
    arrived += 1;
    if (arrived > 1) response.end();
  });
  const connections = new HttpConnections(limits);
  const ending = new AbortController();
  const asked = ['/first', '/second'].map((path) =>
    codeOf(connections.send({ ...get, origin, path, signal: ending.signal })),
  );
  await once(server as Server, 'request');
  ending.abort();
  expect(await Promise.all(asked)).toEqual(['AbortError', 'AbortError']);
  expect(await codeOf(connections.send({ ...get, origin }))).toBe(200);
  expect(arrived).toBe(2);
  expect(await codeOf(connections.send({ ...get, origin, signal: ending.signal }))).toBe('AbortError');
});

test('an answer that is too long ends its request', async () => {
  const origin = await serve((_, response) => void response.end('x'.repeat(1_001)));
  const asked = new HttpConnections(limits).send({ ...get, origin });
  await expect(asked).rejects.toThrow('the answer is too long');
});
