import { once } from 'node:events';
import { connect } from 'node:net';
import { untilClosed } from '@partner-orders/loopback-server/testing/until-closed';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { RunningStack } from '../running-stack.ts';

/** Requests that are written by hand, or whose connection breaks. */

let stack: RunningStack;
let acme: PartnerClient;
let token: string;

beforeAll(async () => {
  stack = await RunningStack.start();
  acme = await stack.partner('acme');
  token = await stack.tokenOf('acme');
});
afterAll(() => stack?.stop());

const printed = () => stack.output.join('');

/** @returns the head of the response as soon as it arrives, and the whole response when the connection is closed */
async function send(url: string, text: string) {
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname);
  let received = '';
  socket.on('data', (data) => {
    received += data.toString();
  });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(text);
  const head = async () => {
    while (!received.includes('\r\n\r\n') && !socket.closed) {
      await Promise.race([new Promise((came) => socket.once('data', came)), untilClosed(socket)]);
    }
    return received;
  };
  const answer = async () => {
    await untilClosed(socket);
    return received;
  };
  return { socket, head, answer };
}

const placing = (length: string) =>
  `POST /v1/orders HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\n` +
  `idempotency-key: broken-off\r\n${length}\r\n\r\n`;

test('TRACE is refused without an error in the log', async () => {
  const { answer } = await send(stack.host.url, 'TRACE /v1/orders HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n');
  expect(await answer()).toMatch(/^HTTP\/1\.1 404 /);
  expect(printed()).not.toContain('unsupported');
});

test.each(['/v1/orders/%E0%A4%A', '/v1/orders/%ff', '/v1/orders/%', '/%zz'])(
  'the path %s is answered with 404 in the envelope',
  async (path) => {
    const head = `GET ${path} HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${token}\r\nconnection: close\r\n\r\n`;
    const direct = await (await send(stack.host.url, head)).answer();
    expect(direct).toMatch(/^HTTP\/1\.1 404 /);
    expect(direct).toContain('"code":"not_found"');
    const atGateway = await (await send(stack.prepared.gatewayUrl, head)).answer();
    expect(atGateway).toMatch(/^HTTP\/1\.1 404 /);
    expect(atGateway).toContain('"code":"not_found"');
  },
);

test.each(['/v1/orders#fragment', '/v1\\orders', '/v1/products/MUG-01#?a'])(
  'the path %s is not treated as the path that it starts with',
  async (path) => {
    const head = `GET ${path} HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${token}\r\nconnection: close\r\n\r\n`;
    const answer = await (await send(stack.host.url, head)).answer();
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(answer).toContain('"code":"not_found"');
  },
);

test.each(['GET /livez', 'GET /openapi.json', 'POST /nowhere', 'POST /v1/orders', 'GET /v1/orders'])(
  '%s reads the request’s body only as long as it takes to keep the connection',
  async (line) => {
    const { socket, head, answer } = await send(
      stack.host.url,
      `${line} HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n`,
    );
    // What arrives first is read before more is sent, so that the end of the connection can't remove it.
    expect(await head()).toMatch(/^HTTP\/1\.1 (200|401|404) /);
    const sending = setInterval(() => socket.write('1\r\nx\r\n'), 50);
    await answer();
    clearInterval(sending);
  },
);

test('a body that breaks off is not our error: no order is placed, and no stack is printed', async () => {
  for (const text of [
    `${placing('content-length: 100')}{"lines":`,
    `${placing('transfer-encoding: chunked')}9\r\n{"lines":\r\n`,
  ]) {
    const { socket } = await send(stack.host.url, text);
    // It follows a request that is answered by now, so the host has it as well.
    await acme.request('GET', '/v1/orders?limit=1');
    socket.destroy();
  }
  expect(await (await acme.request('GET', '/v1/orders')).json()).toMatchObject({ data: [] });
  // Running requests are finished first.
  await stack.host.stop();
  expect(printed()).not.toMatch(/^\s+at |placeOrder failed/m);
});
