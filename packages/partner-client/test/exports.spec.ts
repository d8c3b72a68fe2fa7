import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { answer, startAnswering } from './answering-server.ts';

const anExport = (fields: object, headers = {}) => answer(200, { id: 'exp_1', ...fields }, headers);
const readyAt = (url: string) =>
  anExport({ status: 'ready', download: { url, expiresAt: '2026-01-31T12:20:00.000Z', size: 11 } });

type Serve = (request: IncomingMessage, response: ServerResponse) => void;

/** A storage account that gives the answers in turn. Returns its address, and what was asked for. */
async function startStorage(answers: Serve[]) {
  const asked: { path: string; range: string | undefined; ifMatch: string | undefined }[] = [];
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', range: request.headers.range, ifMatch: request.headers['if-match'] });
    const next = answers.shift();
    if (next === undefined) throw new Error(`nothing was to be sent to ${request.url}`);
    next(request, response);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, asked, breakConnections: () => server.closeAllConnections() };
}

const file = randomBytes(300_000);
const HEAD = { etag: '"v1"', 'accept-ranges': 'bytes' };
/** Sends some bytes, and then nothing more until the connection is broken. */
const send =
  (bytes: number, from = 0): Serve =>
  (_, response) => {
    const length = String(file.length - from);
    response.writeHead(from === 0 ? 200 : 206, { ...HEAD, 'content-length': length });
    response.write(file.subarray(from, from + bytes));
  };
/** Serves what the request asks for. */
const serve: Serve = ({ headers: { range = 'bytes=0-' } }, response) => {
  const from = Number(/^bytes=(\d+)-$/.exec(range)?.[1]);
  response.writeHead(from === 0 ? 200 : 206, { ...HEAD, 'content-length': String(file.length - from) });
  response.end(file.subarray(from));
};
const refuse =
  (status: number): Serve =>
  (_, response) =>
    response.writeHead(status).end();

/** Reads a download, and breaks its connection each time when so many bytes have come. */
async function readBreaking(
  stream: ReadableStream<Uint8Array>,
  breakConnections: () => void,
  ...breaks: number[]
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let received = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    received += chunk.byteLength;
    if (received === breaks[0]) {
      breaks.shift();
      breakConnections();
    }
  }
  return Buffer.concat(chunks);
}

test('an export is asked for once, whatever is lost, waited for and downloaded', async () => {
  const { url } = await startStorage([serve]);
  const { client, received } = await startAnswering([
    (_, response) => response.destroy(),
    answer(202, { id: 'exp_1', status: 'queued' }),
    ...[anExport({ status: 'queued' }), anExport({ status: 'running' }), readyAt(url), readyAt(url)],
  ]);
  const { id } = await client.exports.create({ format: 'csv' });
  expect((await client.exports.wait(id, { pollMs: 1 })).status).toBe('ready');
  expect(await buffer(await client.exports.download(id))).toEqual(file);
  expect(received.map(({ method, path }) => `${method} ${path}`)).toEqual([
    ...Array(2).fill('POST /v1/exports'),
    ...Array(4).fill('GET /v1/exports/exp_1'),
  ]);
  expect(received[0]?.headers['idempotency-key']).toBe(received[1]?.headers['idempotency-key']);
});

test('waiting looks again when the API asks for it', async () => {
  const { client, received } = await startAnswering([
    anExport({ status: 'queued' }, { 'retry-after': '0' }),
    anExport({ status: 'running' }, { 'retry-after': '0' }),
    anExport({ status: 'running' }, { 'retry-after': '86400' }),
  ]);
  const giveUp = new AbortController();
  const waiting = client.exports.wait('exp_1', { signal: giveUp.signal });
  const ended = expect(waiting).rejects.toThrow('enough');
  await until(() => received.length === 3);
  giveUp.abort(new Error('enough'));
  await ended;
});

test('a download that breaks goes on behind the last byte, and only of the same file', async () => {
  const { url, asked, breakConnections } = await startStorage([send(100_000), serve]);
  const { client } = await startAnswering([readyAt(url)]);
  expect(await readBreaking(await client.exports.download('exp_1'), breakConnections, 100_000)).toEqual(file);
  expect(asked).toEqual([
    { path: '/', range: undefined, ifMatch: undefined },
    { path: '/', range: 'bytes=100000-', ifMatch: '"v1"' },
  ]);

  const changed = await startStorage([send(100_000), refuse(412)]);
  const other = await startAnswering([readyAt(changed.url)]);
  const download = await other.client.exports.download('exp_1');
  await expect(readBreaking(download, changed.breakConnections, 100_000)).rejects.toMatchObject({
    ...{ name: 'DownloadFailed', status: 412, received: 100_000 },
  });
});

test('a link that has ended meanwhile is replaced, once', async () => {
  const { url, asked, breakConnections } = await startStorage([send(100_000), refuse(403), serve]);
  const { client } = await startAnswering([readyAt(`${url}/?sig=old`), readyAt(`${url}/?sig=new`)]);
  expect(await readBreaking(await client.exports.download('exp_1'), breakConnections, 100_000)).toEqual(file);
  expect(asked.map(({ path, range }) => `${path} ${range}`)).toEqual([
    ...['/?sig=old undefined', '/?sig=old bytes=100000-', '/?sig=new bytes=100000-'],
  ]);

  const closed = await startStorage([refuse(403)]);
  const other = await startAnswering([readyAt(closed.url)]);
  await expect(other.client.exports.download('exp_1')).rejects.toMatchObject({ status: 403, received: 0 });
});

test('an export whose file is gone meanwhile says so', async () => {
  const { url, breakConnections } = await startStorage([send(100_000), refuse(403)]);
  const { client } = await startAnswering([readyAt(url), anExport({ status: 'expired' })]);
  const download = await client.exports.download('exp_1');
  await expect(readBreaking(download, breakConnections, 100_000)).rejects.toThrow('exp_1 is expired');
});

test('a storage that offers no ranges begins again, and no byte comes twice', async () => {
  const whole: Serve = (_, response) => {
    response.writeHead(200, { 'content-length': String(file.length) }).end(file);
  };
  const { url, breakConnections } = await startStorage([send(100_000), whole]);
  const { client } = await startAnswering([readyAt(url)]);
  expect(await readBreaking(await client.exports.download('exp_1'), breakConnections, 100_000)).toEqual(file);
});

test('a storage that breaks again and again is given up, but not while bytes come', async () => {
  const steps = [0, 20_000, 40_000, 60_000, 80_000, 100_000];
  const { url, breakConnections } = await startStorage([...steps.map((from) => send(20_000, from)), serve]);
  const { client } = await startAnswering([readyAt(url)]);
  const ends = steps.map((from) => from + 20_000);
  expect(await readBreaking(await client.exports.download('exp_1'), breakConnections, ...ends)).toEqual(file);

  const down = await startStorage([send(50), ...Array(3).fill(refuse(503)), refuse(503)]);
  const other = await startAnswering([readyAt(down.url)]);
  const download = await other.client.exports.download('exp_1');
  await expect(readBreaking(download, down.breakConnections, 50)).rejects.toMatchObject({
    ...{ name: 'DownloadFailed', status: 503, received: 50 },
  });
});

test('a download ends when it is aborted, or nobody wants it any more', async () => {
  const closed: string[] = [];
  const hang: Serve = (request, response) => {
    response.writeHead(200, { ...HEAD, 'content-length': String(file.length) }).write(file.subarray(0, 10));
    response.once('close', () => closed.push(request.url ?? ''));
  };
  const { url } = await startStorage([hang, hang]);
  const { client } = await startAnswering([readyAt(`${url}/aborted`), readyAt(`${url}/cancelled`)]);
  const abort = new AbortController();
  const aborted = await client.exports.download('exp_1', { signal: abort.signal });
  const reading = expect(buffer(aborted)).rejects.toThrow('enough');
  abort.abort(new Error('enough'));
  await reading;
  await (await client.exports.download('exp_1')).cancel();
  await until(() => closed.length === 2);
  expect(closed.sort()).toEqual(['/aborted', '/cancelled']);
});

test('an export without a file has nothing to download', async () => {
  const { client } = await startAnswering([anExport({ status: 'failed' })]);
  await expect(client.exports.download('exp_1')).rejects.toThrow('exp_1 is failed');
});

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve));
}
