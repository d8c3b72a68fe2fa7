import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixture, type HostProcess, startHostProcess } from './host-process.ts';

const esm = { scriptRoot: fixture('esm-app') };

describe.each([
  { mode: 'inline', ...esm },
  { mode: 'over the loopback', ...esm, program: fixture('start-with-loopback.ts') },
])('streams $mode', (run) => {
  let host: HostProcess;
  beforeAll(async () => {
    host = await startHostProcess(run);
  });
  afterAll(() => host[Symbol.asyncDispose]());

  test('chunks of a request reach the handler, and its chunks the client, before the request has ended', async () => {
    const { outgoing, nextChunk } = await open(host, 'POST', '/api/duplex', 'one');
    expect(await nextChunk()).toBe('one');
    outgoing.write('two');
    expect(await nextChunk()).toBe('two');
    outgoing.end();
    expect(await nextChunk()).toBe('undefined');
  });

  test('the body of a GET is never read as another request', async () => {
    const outgoing = request(`${host.url}/api/plentiful-made`, { headers: { 'transfer-encoding': 'chunked' } });
    const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
    outgoing.end('not a request at all\r\n\r\n');
    const [incoming] = await answered;
    expect(incoming.statusCode).toBe(200);
    for await (const _chunk of incoming);
    expect(await (await fetch(`${host.url}/api/plentiful-made`)).text()).toMatch(/^\d+$/);
  });

  test('a response whose source breaks is broken off, and does not look complete', async () => {
    const answer = async () => {
      const response = await fetch(`${host.url}/api/torn`);
      return response.ok ? await response.text() : `status ${response.status}`;
    };
    // With the loopback proxy, the failure may be known before the response's headers have arrived.
    expect(await answer().catch(() => 'torn')).toMatch(/^(torn|status 500)$/);
    await host.printed(/the source broke/);
  });
});

describe('a client and an inline stream', () => {
  let host: HostProcess;
  beforeAll(async () => {
    host = await startHostProcess(esm);
  });
  afterAll(() => host[Symbol.asyncDispose]());

  test('when the client disconnects from an endless response, the handler’s stream is cancelled', async () => {
    const { incoming, nextChunk } = await open(host, 'GET', '/api/endless');
    expect(incoming.headers['content-type']).toBe('text/event-stream');
    expect(await nextChunk()).toContain('data: tick');
    incoming.destroy();
    expect(await (await fetch(`${host.url}/api/endless-cancelled`)).text()).toBe('cancelled');
  });

  test('requests whose function failed are removed from memory', async () => {
    const heap = async () => Number(await (await fetch(`${host.url}/api/heap`)).text());
    const fail = async (count: number) => {
      for (let sent = 0; sent < count; sent += 20) {
        await Promise.all(Array.from({ length: 20 }, () => fetch(`${host.url}/api/silent-boom`)));
      }
    };
    await fail(400);
    const before = await heap();
    await fail(1000);
    expect((await heap()) - before).toBeLessThan(2);
  });

  test('a client that reads slowly slows down the source', async () => {
    const { incoming, nextChunk } = await open(host, 'GET', '/api/plentiful');
    await nextChunk();
    const made = Number(await (await fetch(`${host.url}/api/plentiful-made`)).text());
    incoming.destroy();
    expect(made).toBeLessThan(200);
  });
});

async function open(host: HostProcess, method: string, path: string, first?: string) {
  const outgoing: ClientRequest = request(`${host.url}${path}`, { method });
  outgoing.on('error', () => {});
  if (first === undefined) outgoing.end();
  else outgoing.write(first);
  const [incoming]: IncomingMessage[] = await once(outgoing, 'response');
  if (!incoming) throw new Error('no response');
  const chunks = incoming.setEncoding('utf8')[Symbol.asyncIterator]();
  return { outgoing, incoming, nextChunk: async () => String((await chunks.next()).value) };
}
