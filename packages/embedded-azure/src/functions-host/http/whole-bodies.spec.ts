import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { untilClosed } from '@partner-orders/loopback-server/testing/until-closed';
import { afterEach, expect, test } from 'vitest';
import { readWholeBody, WholeAnswer } from './whole-bodies.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** What a client gets for `parts`, each written alone, with the number of packets. */
async function exchange(
  parts: string[],
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<string[]> {
  server = createServer((request, response) => {
    response.sendDate = false;
    void answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const packets: string[] = [];
  socket.on('data', (packet) => packets.push(packet.toString()));
  for (const part of parts) {
    const came = packets.length;
    socket.write(part);
    if (part !== parts.at(-1)) while (packets.length === came) await once(socket, 'data');
  }
  await untilClosed(socket);
  return packets;
}

const head = (fields: string[] = []) =>
  `${['POST / HTTP/1.1', 'host: a', 'connection: close', ...fields].join('\r\n')}\r\n\r\n`;

/** As the library answers. */
function send(response: ServerResponse, result: unknown): void {
  const { status = 200, headers } = result as { status?: number; headers?: Headers };
  for (const [name, value] of headers ?? []) response.setHeader(name, value);
  response.statusCode = status;
  response.end();
}

test.each([
  ['a text', { body: 'größe' }, 'text/plain;charset=UTF-8', '7\r\ngröße'],
  ['JSON', { jsonBody: { a: 1 }, status: 201 }, 'application/json', '7\r\n{"a":1}'],
  [
    'a text with a type',
    { body: '{}', headers: { 'Content-Type': 'application/problem+json' } },
    'application/problem+json',
    '2\r\n{}',
  ],
])('%s is sent with its head, chunked and with its type', async (_, result, type, chunk) => {
  const packets = await exchange([head()], (_request, response) =>
    send(response, new WholeAnswer(response).take(result)),
  );
  const status = 'status' in result ? '201 Created' : '200 OK';
  const fields = [`HTTP/1.1 ${status}`, `content-type: ${type}`, 'Connection: close', 'Transfer-Encoding: chunked'];
  expect(packets).toEqual([`${fields.join('\r\n')}\r\n\r\n${chunk}\r\n0\r\n\r\n`]);
});

test.each([
  ['nothing', undefined],
  ['no body', { status: 202 }],
  ['an empty text', { body: '' }],
  ['bytes', { body: new Uint8Array(3) }],
  ['a long text', { body: 'x'.repeat(65_537) }],
  ['a text that its status forbids', { body: 'x', status: 304 }],
  ['an answer of another class', new Response('x')],
])('%s stays as it is', (_, result) => {
  expect(new WholeAnswer({} as ServerResponse).take(result)).toBe(result);
});

test('a kept body is not sent once it is dropped', async () => {
  const packets = await exchange([head()], (_request, response) => {
    const answer = new WholeAnswer(response);
    answer.take({ body: 'secret' });
    answer.drop();
    response.writeHead(500, { 'content-length': 0 }).end();
  });
  expect(packets.join('')).not.toContain('secret');
});

test('a body that came with its head is read whole', async () => {
  const seen: unknown[] = [];
  await exchange([`${head(['content-length: 4'])}body`], async (request, response) => {
    const whole = (await readWholeBody(request)) as (Uint8Array & Partial<IncomingMessage>) | undefined;
    seen.push(whole && Buffer.from(whole).toString(), whole?.headers?.host, whole?.method, whole?.url);
    response.end();
  });
  expect(seen).toEqual(['body', 'a', 'POST', '/']);
});

test('a body that comes later, or in chunks, stays a stream', async () => {
  const seen: unknown[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    seen.push(await readWholeBody(request));
    response.write('go on');
    request.resume().once('end', () => response.end());
  };
  await exchange([`${head(['content-length: 4'])}bo`, 'dy'], answer);
  await exchange([`${head(['transfer-encoding: chunked'])}4\r\nbody\r\n0\r\n\r\n`], answer);
  expect(seen).toEqual([undefined, undefined]);
});
