import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { closeServer, listen } from '@partner-orders/loopback-server/listen';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type DurableHost, startDurableHost } from './durable-host.ts';

interface Seen {
  method: string | undefined;
  path: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
  at: number;
}

const directory = mkdtempSync(join(tmpdir(), 'durable-'));
let host: DurableHost;
let seen: Seen[] = [];
/** The responses of the called service, one after the other. The last one repeats. */
let answers: ((response: ServerResponse) => void)[] = [];
let service = '';

const server = createServer(async (request, response) => {
  const { method, url: path, headers } = request;
  seen.push({ method, path, headers, body: await text(request), at: Date.now() });
  const answer = answers.length > 1 ? answers.shift() : answers[0];
  answer?.(response);
});

const reply =
  (status: number, headers: Record<string, string | string[]> = {}, body = '') =>
  (response: ServerResponse) =>
    response.writeHead(status, headers).end(body);

beforeAll(async () => {
  service = `http://127.0.0.1:${await listen(server, 0, 'the called service')}`;
  host = await startDurableHost({ stateFile: join(directory, 'hub.db') });
});
beforeEach(() => {
  seen = [];
});
afterAll(async () => {
  await host.stop();
  await closeServer(server);
  rmSync(directory, { recursive: true });
});

async function run(name: string, input: unknown) {
  const id = await host.client.startNew(name, { input });
  return host.extension.waitForCompletion(id, AbortSignal.timeout(5000));
}

test('a request is sent as requested, and its response is returned', async () => {
  answers = [reply(201, { 'x-answer': 'a', 'set-cookie': ['b=1', 'c=2'], 'content-type': 'text/x' }, 'räksmörgås')];
  const headers = { 'content-type': 'application/json', 'x-question': 'q' };
  const { output } = await run('callsHttp', { method: 'POST', url: `${service}/path?q=1`, body: { a: 1 }, headers });
  expect(output).toMatchObject({
    statusCode: 201,
    headers: { 'x-answer': 'a', 'set-cookie': ['b=1', 'c=2'] },
    content: 'räksmörgås',
    after: 2,
  });
  // Headers of the content are not in a DurableHttpResponse.
  expect(output).not.toHaveProperty(['headers', 'content-type']);
  expect(seen).toMatchObject([{ method: 'POST', path: '/path?q=1', headers, body: '{"a":1}' }]);
});

test('a body without a type is plain text, and an error status is a normal result', async () => {
  answers = [reply(500, {}, 'broken')];
  const { output } = await run('callsHttp', { method: 'PUT', url: service, body: 'text' });
  expect(output).toMatchObject({ statusCode: 500, content: 'broken' });
  expect(seen).toMatchObject([{ body: 'text', headers: { 'content-type': 'text/plain' } }]);
});

test('after 202 with a location, that URL is polled without the function’s key until the status changes', async () => {
  const later = { location: `${service}/state`, 'retry-after': '0' };
  answers = [reply(202, later), reply(202, { ...later, 'retry-after': '1' }), reply(200, {}, 'done')];
  const headers = { 'x-functions-key': 'secret', 'x-kept': 'yes' };
  const { output } = await run('callsHttp', { method: 'POST', url: `${service}/start`, body: 'b', headers });
  expect(output).toMatchObject({ statusCode: 200, content: 'done', after: 2 });
  expect(seen.map(({ method, path, body }) => `${method} ${path} ${body}`)).toEqual([
    'POST /start b',
    'GET /state ',
    'GET /state ',
  ]);
  expect(seen.map(({ headers }) => headers['x-functions-key'])).toEqual(['secret', undefined, undefined]);
  expect(seen.map(({ headers }) => headers['x-kept'])).toEqual(['yes', 'yes', 'yes']);
  const [, second, third] = seen;
  expect((third?.at ?? 0) - (second?.at ?? 0)).toBeGreaterThanOrEqual(1000);
});

test('a 202 is a normal result if polling is off or there is no location', async () => {
  answers = [reply(202, { location: `${service}/state` })];
  const { output } = await run('callsHttp', { method: 'GET', url: service, enablePolling: false });
  expect(output).toMatchObject({ statusCode: 202, after: 2 });
  answers = [reply(202)];
  expect((await run('callsHttp', { method: 'GET', url: service })).output).toMatchObject({ statusCode: 202, after: 2 });
  expect(seen).toHaveLength(2);
});

test('polling continues beside other tasks, and every result reaches its task', async () => {
  answers = [reply(202, { location: `${service}/state`, 'retry-after': '0' }), reply(204)];
  expect((await run('racesHttp', { method: 'GET', url: service })).output).toEqual([204, 4, 2]);
});

test('a missing response fails the call with the reason', async () => {
  answers = [(response) => response.destroy()];
  const { output } = await run('catchesHttp', { method: 'GET', url: service });
  expect(output).toEqual({ caught: expect.stringMatching(/^other side closed \(127\.0\.0\.1:\d+\)/) });
});

test('an answer that never ends fails the call', async () => {
  const piece = Buffer.alloc(1024 * 1024, 'x');
  answers = [
    (response) => {
      const more = () => {
        while (!response.destroyed && response.write(piece));
      };
      response.on('drain', more);
      more();
    },
  ];
  const { output } = await run('catchesHttp', { method: 'GET', url: service });
  expect(output).toEqual({ caught: expect.stringContaining('more than 16777216 bytes') });
});

test('a managed identity’s token is refused by name', async () => {
  const { runtimeStatus, output } = await run('callsHttpAsItself', service);
  expect(runtimeStatus).toBe('Failed');
  expect(output).toBe(
    "Orchestrator function 'callsHttpAsItself' failed: the local Durable engine does not support durable HTTP with a tokenSource (managed identity)",
  );
  expect(seen).toEqual([]);
});
