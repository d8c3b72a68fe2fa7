import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { LoopStopwatches } from '../../shared/adapters/loop-stopwatches.ts';
import { boundIdleSockets } from '../../shared/adapters/webhooks/bound-idle-sockets.ts';
import {
  HttpWebhookSender,
  type HttpWebhookSenderOptions,
} from '../../shared/adapters/webhooks/http-webhook-sender.ts';
import { runInSpan } from '../../shared/telemetry/run-in-span.ts';
import { startNameServer } from './name-server.ts';
import { issueCertificate, receiverThat, receiverThatSends, secureReceiver } from './webhook-receivers.ts';

const now = new Date('2026-11-27T10:00:00Z');

function createSender(options: Partial<HttpWebhookSenderOptions> = {}) {
  const sender = new HttpWebhookSender({
    timeoutMs: 10_000,
    allowLoopback: true,
    ownHosts: ['api.orders.example'],
    clock: { now: () => now },
    stopwatches: new LoopStopwatches(),
    ...options,
  });
  onTestFinished(() => sender.close());
  return {
    post: (url: string, rest: { body?: string; signal?: AbortSignal } = {}) =>
      sender.post({ url, headers: { 'webhook-id': 'evt_1' }, body: '{"type":"order.placed"}', ...rest }),
  };
}

const read = async (request: IncomingMessage) => Buffer.concat(await request.toArray()).toString();
const answer = (text: string) => (socket: Socket) => void socket.end(text);
const OK = 'HTTP/1.1 200 OK\r\n';

test('the request has the given headers, ours, and no others', async () => {
  const requests: unknown[] = [];
  const { url, port } = await receiverThat(async (request, response) => {
    requests.push([request.method, request.url, request.headers, await read(request)]);
    response.writeHead(200, { 'set-cookie': 'a=b' }).end('thanks');
  });
  const { post } = createSender();
  for (let n = 0; n < 2; n += 1) {
    const answered = await runInSpan('deliver', { kind: 'consumer' }, () => post(`${url}?a=b`, { body: '{"ü":1}' }));
    expect(answered).toEqual({ kind: 'answered', status: 200, latencyMs: expect.any(Number), excerpt: 'thanks' });
  }
  const headers = {
    'webhook-id': 'evt_1',
    'content-length': '8',
    'accept-encoding': 'identity',
    'user-agent': 'PartnerOrders-Webhooks/1',
    host: `127.0.0.1:${port}`,
    connection: 'keep-alive',
  };
  const request = ['POST', '/hooks?a=b', headers, '{"ü":1}'];
  expect(requests, 'no cookie and no trace either').toEqual([request, request]);
});

test('every status is an answer, and a redirect is not followed', async () => {
  const { url: elsewhere, connections } = await receiverThat((_, response) => void response.end());
  const { url } = await receiverThat((request, response) => {
    response.writeHead(Number(request.url?.split('/').at(-1)), { location: elsewhere }).end();
  });
  const { post } = createSender();
  for (const status of [200, 202, 204, 301, 302, 307, 308, 400, 404, 410, 429, 500, 503]) {
    expect(await post(`${url}/${status}`)).toMatchObject({ kind: 'answered', status, excerpt: '' });
  }
  expect(connections()).toBe(0);
});

test.each([
  ['30', 30_000],
  ['Fri, 27 Nov 2026 10:01:00 GMT', 60_000],
  ['999999999999999999999999', 86_400_000],
  ['Fri, 27 Nov 2099 10:01:00 GMT', 86_400_000],
  ['Fri, 27 Nov 2020 10:01:00 GMT', undefined],
  ['soon', undefined],
])('Retry-After: %s is %s ms', async (value, retryAfterMs) => {
  const { url } = await receiverThat((_, response) => void response.writeHead(503, { 'retry-after': value }).end());
  const latencyMs = expect.any(Number);
  const answered = { kind: 'answered', status: 503, latencyMs, excerpt: '', retryAfterMs };
  expect(await createSender().post(url)).toEqual(answered);
});

test.each([
  ['a page with line ends', 'a\r\nb\tc', 'a \nb c'],
  ['control characters', 'a\x1b[31mred\x07\x7f\x85z', 'a [31mred   z'],
  ['characters that change the direction of text', 'a\u202Eb\u200Bc', 'a b c'],
  ['other scripts', 'Grüße 你好 👍', 'Grüße 你好 👍'],
  ['bytes that are no UTF-8', Buffer.from([0x61, 0xff, 0x62]), 'a\uFFFDb'],
  ['binary data', Buffer.from([0x61, 0x00, 0x62]), ''],
  ['a long text', '👍'.repeat(2_000), '👍'.repeat(1_000)],
])('the excerpt of %s is printable and short', async (_, body, excerpt) => {
  const { url } = await receiverThat((_request, response) => void response.end(body));
  expect(await createSender().post(url)).toMatchObject({ status: 200, excerpt });
});

test.each([
  ['unpacked', 'gzip', gzipSync(Buffer.alloc(64 * 1024 * 1024))],
  ['shown as text', 'br', 'abc'],
])('a compressed answer is not %s', async (_, encoding, body) => {
  const { url } = await receiverThat((_request, response) => {
    response.writeHead(200, { 'content-encoding': encoding }).end(body);
  });
  expect(await createSender().post(url)).toMatchObject({ status: 200, excerpt: '' });
});

test.each([
  ['an answer of 10 MB', `${OK}content-length: 10000000\r\n\r\n`],
  ['an endless answer', `${OK}\r\n`],
  ['an endless answer in chunks', `${OK}transfer-encoding: chunked\r\n\r\n`],
])('of %s only the beginning is read, and the connection is closed', async (_, head) => {
  const isChunked = head.includes('chunked');
  let sent = 0;
  const { url, idle } = await receiverThatSends((socket) => {
    socket.write(head);
    const part = 'x'.repeat(0x4000);
    const send = () => {
      while (!socket.destroyed && socket.write(isChunked ? `4000\r\n${part}\r\n` : part));
      sent = socket.bytesWritten;
    };
    socket.on('drain', send);
    send();
  });
  expect(await createSender().post(url)).toMatchObject({ status: 200, excerpt: 'x'.repeat(1_000) });
  await idle();
  expect(sent, 'what the buffers between the two hold').toBeLessThan(9_000_000);
});

test.each([
  ['a body that never ends', `${OK}content-length: 100\r\n\r\nthanks`, undefined],
  ['a body that breaks off', `${OK}content-length: 100\r\n\r\nthanks`, (socket: Socket) => socket.destroy()],
  ['a body with broken chunks', `${OK}transfer-encoding: chunked\r\n\r\n6\r\nthanks\r\nxx\r\n`, undefined],
])('of %s, the status counts', async (_, text, then) => {
  const { url, idle } = await receiverThatSends((socket) => {
    socket.write(text, () => then?.(socket));
  });
  expect(await createSender({ timeoutMs: 500 }).post(url)).toMatchObject({ kind: 'answered', status: 200 });
  await idle();
});

const LOST = 'The connection ended before the answer was complete.';
const NOT_HTTP = 'The answer is not HTTP/1.1.';

test.each([
  ['speaks HTTP/0.9', answer('<html>hello</html>\r\n'), 'malformed_answer', NOT_HTTP],
  ['sends noise', (socket: Socket) => void socket.end(Buffer.alloc(100, 0xff)), 'malformed_answer', NOT_HTTP],
  ['speaks HTTP/2', answer('\0\0\x12\x04\0\0\0\0\0'), 'malformed_answer', NOT_HTTP],
  [
    'sends two lengths',
    answer(`${OK}content-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`),
    'malformed_answer',
    NOT_HTTP,
  ],
  [
    'sends very long headers',
    answer(`${OK}x: ${'a'.repeat(20_000)}\r\n\r\n`),
    'malformed_answer',
    'The headers of the answer are too long.',
  ],
  [
    'sends very many headers',
    answer(`${OK}${'x: 1\r\n'.repeat(20_000)}\r\n`),
    'malformed_answer',
    'The headers of the answer are too long.',
  ],
  [
    'floods us with interim answers',
    answer('HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(1_000)),
    'malformed_answer',
    'The endpoint sent too many interim answers (1xx).',
  ],
  [
    'switches protocols',
    answer('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'),
    'malformed_answer',
    'The endpoint answered 101, and no other protocol was requested.',
  ],
  ['closes without an answer', (socket: Socket) => void socket.end(), 'connection', LOST],
  ['resets the connection', (socket: Socket) => void socket.resetAndDestroy(), 'connection', LOST],
  ['closes within the headers', answer(`${OK}x: 1\r\n`), 'connection', LOST],
  ['never answers', () => undefined, 'timeout', 'There was no answer within the time limit.'],
  [
    'never ends its headers',
    (socket: Socket) => {
      socket.write(OK);
      const trickle = setInterval(() => socket.write('x: 1\r\n'), 10);
      socket.once('close', () => clearInterval(trickle));
    },
    'timeout',
    'There was no answer within the time limit.',
  ],
])('an endpoint that %s has a clear outcome, and no connection is left', async (_, send, reason, message) => {
  const { url, idle } = await receiverThatSends(send);
  const timeoutMs = reason === 'timeout' ? 200 : 10_000;
  const latencyMs = expect.any(Number);
  expect(await createSender({ timeoutMs }).post(url)).toEqual({ kind: 'failed', reason, message, latencyMs });
  await idle();
});

test('a closed port is a connection that was refused', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  expect(await createSender().post(`http://localhost:${port}/`)).toMatchObject({
    reason: 'connection',
    message: 'The connection was refused.',
  });
});

test('a URL that no webhook may have is not called', async () => {
  const { url, connections } = await receiverThat((_, response) => void response.end());
  expect(await createSender({ allowLoopback: false }).post(url)).toMatchObject({
    kind: 'failed',
    reason: 'bad_url',
    message: 'The URL must begin with https://, and must not have a private, local or reserved address as its host.',
  });
  expect(connections()).toBe(0);
});

test('an attempt can be stopped, before it begins and at any time', async () => {
  const stop = new AbortController();
  const { url, idle } = await receiverThatSends(() => stop.abort());
  const { post } = createSender();
  expect(await post(url, { signal: stop.signal })).toMatchObject({ kind: 'failed', reason: 'stopped' });
  expect(await post(url, { signal: stop.signal })).toMatchObject({ kind: 'failed', reason: 'stopped' });
  await idle();
});

/** Its server has a thread of its own: it answers when this thread says so, even if this thread does nothing else. */
async function receiverInAThread() {
  const state = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(
    `const { parentPort, workerData: state } = require('node:worker_threads');
    const server = require('node:http').createServer((request, response) => {
      request.resume().once('end', () => parentPort.postMessage('received'));
      Atomics.waitAsync(state, 0, 0).value.then(() => response.end(() => Atomics.add(state, 1, 1)));
    });
    server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));`,
    { eval: true, workerData: state },
  );
  onTestFinished(async () => void (await worker.terminate()));
  const [port] = await once(worker, 'message');
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    received: () => once(worker, 'message'),
    /** Has it answer, and keeps this thread busy until it has, and at least so long. */
    answerWhileBusy(ms: number) {
      const until = performance.now() + ms;
      Atomics.store(state, 0, 1);
      Atomics.notify(state, 0);
      while (performance.now() < until || Atomics.load(state, 1) === 0);
    },
  };
}

test('an answer that comes while this process is busy is in time, and its latency is that of the endpoint', async () => {
  const { url, received, answerWhileBusy } = await receiverInAThread();
  const { post } = createSender({ timeoutMs: 1_500 });
  const posted = post(url);
  await received();
  answerWhileBusy(1_700);
  const answered = await posted;
  expect(answered).toMatchObject({ kind: 'answered', status: 200 });
  expect(answered.latencyMs).toBeLessThan(1_500);
});

test('connections are kept for the next webhook, and one that the host has closed is not a failure', async () => {
  let requests = 0;
  const { url, connections } = await receiverThat((request, response) => {
    requests += 1;
    // As if it had closed the idle connection at the moment when the third request was sent.
    if (requests === 3) request.socket.destroy();
    else request.resume().once('end', () => response.end(String(requests)));
  });
  const { post } = createSender();
  for (const excerpt of ['1', '2']) expect(await post(url)).toMatchObject({ status: 200, excerpt });
  expect(connections()).toBe(1);
  expect(await post(url)).toMatchObject({ status: 200, excerpt: '4' });
  expect(connections()).toBe(2);
});

test('a host that closes every connection without an answer gets no third request', async () => {
  let requests = 0;
  const { url } = await receiverThat((request, response) => {
    requests += 1;
    if (requests > 1) request.socket.destroy();
    else request.resume().once('end', () => response.end());
  });
  const { post } = createSender();
  expect(await post(url)).toMatchObject({ status: 200 });
  expect(await post(url)).toMatchObject({ kind: 'failed', reason: 'connection' });
  expect(requests).toBe(3);
});

test('few idle connections are kept, for all hosts together', async () => {
  const agent = boundIdleSockets(new Agent({ keepAlive: true }), 2);
  onTestFinished(() => agent.destroy());
  const receivers = await Promise.all(
    Array.from({ length: 3 }, () => receiverThat((_, response) => void response.end())),
  );
  for (const { url } of receivers) {
    const [response] = await once(get(url, { agent }), 'response');
    await once(response.resume(), 'close');
  }
  await receivers[2]?.idle();
  expect(Object.values(agent.freeSockets).flat()).toHaveLength(2);
});

test('slow answers of a host hold nothing that others need, even at the same host', async () => {
  const { url } = await receiverThat((request, response) => {
    if (request.url === '/hooks/fast') response.end();
  });
  const { post } = createSender({ timeoutMs: 60_000 });
  const stop = new AbortController();
  let ended = 0;
  const slow = Array.from({ length: 100 }, () =>
    post(`${url}/slow`, { signal: stop.signal }).finally(() => {
      ended += 1;
    }),
  );
  expect(await post(`${url}/fast`)).toMatchObject({ status: 200 });
  expect(ended).toBe(0);
  stop.abort();
  await Promise.all(slow);
});

const HOST = 'hooks.acme.example';

/** A host of a partner at an address of this machine that counts as public. */
async function startPartner({ name = HOST, hasExpired = false, isTrusted = true, port = 0 } = {}) {
  const certificate = await issueCertificate(name, { hasExpired });
  const receiver = await secureReceiver(certificate, (_, response) => void response.end('thanks'), {
    host: '127.0.0.2',
    port,
  });
  const options = {
    allowLoopback: false,
    isAllowed: (address: string) => address === '127.0.0.2' || address === '127.0.0.3',
    ...(isTrusted ? { ca: certificate.cert } : {}),
  };
  return { ...receiver, options, url: `https://${HOST}:${receiver.port}/` };
}

test('a host is looked up once, and the connection goes to the address that was checked', async () => {
  const partner = await startPartner();
  const inside = await secureReceiver(await issueCertificate(HOST), (_, response) => void response.end(), {
    host: '127.0.0.1',
    port: partner.port,
  });
  const { resolver, questions } = await startNameServer((_, before) => (before === 0 ? ['127.0.0.2'] : ['127.0.0.1']));
  const { post } = createSender({ ...partner.options, resolver });
  expect(await post(partner.url)).toMatchObject({ status: 200, excerpt: 'thanks' });
  expect(questions).toEqual([`A ${HOST}`]);
  expect(inside.connections()).toBe(0);
});

test('an address that is allowed once is checked again for the next connection', async () => {
  const partner = await startPartner();
  const { resolver } = await startNameServer((_, before) => (before === 0 ? ['127.0.0.2'] : ['127.0.0.1']));
  const first = createSender({ ...partner.options, resolver });
  expect(await first.post(partner.url)).toMatchObject({ status: 200 });
  expect(await first.post(partner.url), 'over the kept connection').toMatchObject({ status: 200 });
  const second = createSender({ ...partner.options, resolver });
  expect(await second.post(partner.url)).toMatchObject({ kind: 'failed', reason: 'refused_address' });
  expect(partner.connections()).toBe(1);
});

test.each([
  ['127.0.0.1'],
  ['10.1.2.3'],
  ['169.254.169.254'],
  ['168.63.129.16'],
  ['100.64.0.1'],
  ['0.0.0.0'],
  ['::1'],
  ['::ffff:127.0.0.1'],
  ['::127.0.0.1'],
  ['64:ff9b::7f00:1'],
  ['2002:7f00:1::1'],
  ['fd00::1'],
  ['8.8.8.8, 127.0.0.1'],
])('a name with the address %s is refused', async (addresses) => {
  const inside = await receiverThat((_, response) => void response.end());
  const { resolver } = await startNameServer(() => addresses.split(', '));
  expect(await createSender({ allowLoopback: false, resolver }).post(`https://${HOST}:${inside.port}/`)).toMatchObject({
    kind: 'failed',
    reason: 'refused_address',
    message: 'The host has an address that is not on the public internet.',
  });
  expect(inside.connections()).toBe(0);
});

test('even in local mode, a name of the network does not lead to this machine', async () => {
  const { port, connections } = await receiverThat((_, response) => void response.end());
  const { resolver } = await startNameServer(() => ['127.0.0.1']);
  expect(await createSender({ resolver }).post(`https://${HOST}:${port}/`)).toMatchObject({
    reason: 'refused_address',
  });
  expect(connections()).toBe(0);
});

test.each([
  ['nothing', 'The host name does not exist.'],
  ['failure', 'The name servers of the host gave no usable answer.'],
  ['silence', 'The name servers of the host gave no usable answer.'],
  [[], 'The host name has no address.'],
] as const)('a name server that answers %j has a clear outcome', async (found, message) => {
  const { resolver } = await startNameServer(() => found);
  expect(await createSender({ allowLoopback: false, resolver }).post(`https://${HOST}/`)).toMatchObject({
    reason: 'not_resolved',
    message,
  });
});

test('slow name servers of some hosts delay no other host', async () => {
  const partner = await startPartner();
  const { resolver } = await startNameServer((name) => (name === HOST ? ['127.0.0.2'] : 'silence'));
  const { post } = createSender({ ...partner.options, resolver });
  let ended = 0;
  const slow = Array.from({ length: 50 }, (_, n) =>
    post(`https://slow-${n}.example/`).finally(() => {
      ended += 1;
    }),
  );
  expect(await post(partner.url)).toMatchObject({ status: 200 });
  expect(ended).toBe(0);
  await Promise.all(slow);
});

test('if the first address of a host is dead, the next one is used', async () => {
  const partner = await startPartner();
  const { resolver } = await startNameServer(() => ['127.0.0.3', '127.0.0.2']);
  expect(await createSender({ ...partner.options, resolver }).post(partner.url)).toMatchObject({ status: 200 });
});

test.each([
  ['of another host', { name: 'other.example' }, 'The certificate is for another host name.'],
  ['that has expired', { hasExpired: true }, 'The certificate has expired.'],
  ['that is self-signed', { isTrusted: false }, 'The certificate is self-signed.'],
])('a certificate %s is refused', async (_, faults, message) => {
  const partner = await startPartner(faults);
  const { resolver } = await startNameServer(() => ['127.0.0.2']);
  expect(await createSender({ ...partner.options, resolver }).post(partner.url)).toMatchObject({
    kind: 'failed',
    reason: 'certificate',
    message,
  });
});

test('a port without TLS is no https endpoint', async () => {
  const { port } = await receiverThatSends(answer(`${OK}\r\n`));
  expect(await createSender().post(`https://localhost:${port}/`)).toMatchObject({
    reason: 'connection',
    message: 'No TLS connection could be made.',
  });
});
