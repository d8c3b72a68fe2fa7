import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { UploadFailed } from '../src/index.ts';
import { answer, startAnswering } from './answering-server.ts';

type Reply = 'stored' | 'cut off' | number;

/** The storage service: it gives the replies in turn, then stores, and keeps the blocks and the list. */
async function startStorage(replies: Reply[] = []) {
  const blocks = new Map<string, string>();
  const requests: string[] = [];
  let file: string | undefined;
  const send = (reply: Reply, response: ServerResponse) => {
    if (reply === 'cut off') response.destroy();
    else response.writeHead(reply === 'stored' ? 201 : reply).end('<?xml version="1.0"?><Error/>');
  };
  const server = createServer(async (request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://storage');
    const body = await text(request);
    requests.push(
      `${searchParams.get('sig')} ${searchParams.get('comp')} ${atob(searchParams.get('blockid') ?? '')}`.trim(),
    );
    const reply = replies.shift() ?? 'stored';
    if (reply === 'stored' && searchParams.has('blockid')) blocks.set(searchParams.get('blockid') ?? '', body);
    if (reply === 'stored' && searchParams.get('comp') === 'blocklist') {
      file = [...body.matchAll(/<Uncommitted>(.*?)</g)].map(([, id = '']) => blocks.get(id) ?? '?').join('');
    }
    send(reply, response);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/upload`;
  return { url, requests, readFile: () => file };
}

const waiting = (url: string) =>
  answer(200, { id: 'imp_1', status: 'awaiting_upload', upload: { url, expiresAt: '2026-02-01T12:00:00.000Z' } });
const content = 'one\ntwo\nthree\n';
const file = new Blob([content]);
const inBlocks = { blockBytes: 4 };

test('a block that is cut off or refused for a moment is sent again, and the file arrives whole', async () => {
  const storage = await startStorage(['stored', 'cut off', 503, 'stored', 500, 'stored', 'stored', 503]);
  const { client } = await startAnswering([waiting(`${storage.url}?sig=a`)]);
  const seen: number[] = [];
  await client.imports.upload('imp_1', file, { ...inBlocks, onProgress: ({ bytes }) => seen.push(bytes) });
  expect(storage.readFile()).toBe(content);
  expect(seen).toEqual([4, 8, 12, 14]);
  expect(storage.requests.map((request) => request.slice(2))).toEqual([
    ...['block block-00000', 'block block-00001', 'block block-00001', 'block block-00001'],
    ...['block block-00002', 'block block-00002', 'block block-00003', 'blocklist', 'blocklist'],
  ]);
});

test('an upload that stopped says where, and goes on there', async () => {
  const storage = await startStorage(['stored', 503, 503, 'cut off', 503]);
  const { client } = await startAnswering([waiting(`${storage.url}?sig=a`), waiting(`${storage.url}?sig=b`)]);
  const failure = await client.imports.upload('imp_1', file, inBlocks).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(UploadFailed);
  expect(failure).toMatchObject({ fromBlock: 1, status: 503 });
  expect(storage.readFile()).toBeUndefined();
  const { fromBlock } = failure as UploadFailed;
  await client.imports.upload('imp_1', file, { ...inBlocks, fromBlock });
  expect(storage.readFile()).toBe(content);
  expect(storage.requests.filter((request) => request.endsWith('block-00000'))).toHaveLength(1);
});

test('a link that has ended is renewed, and the upload goes on with the same block', async () => {
  const storage = await startStorage(['stored', 'stored', 403]);
  const { client } = await startAnswering([waiting(`${storage.url}?sig=a`), waiting(`${storage.url}?sig=b`)]);
  await client.imports.upload('imp_1', file, inBlocks);
  expect(storage.readFile()).toBe(content);
  expect(storage.requests).toEqual([
    ...['a block block-00000', 'a block block-00001', 'a block block-00002'],
    ...['b block block-00002', 'b block block-00003', 'b blocklist'],
  ]);
});

test('a link that is refused again, or an import that takes no more upload, ends the upload', async () => {
  const storage = await startStorage([403, 403]);
  const links = [waiting(`${storage.url}?sig=a`), waiting(`${storage.url}?sig=b`)];
  const { client } = await startAnswering([...links, answer(200, { id: 'imp_1', status: 'expired' })]);
  await expect(client.imports.upload('imp_1', file)).rejects.toMatchObject({ fromBlock: 0, status: 403 });
  await expect(client.imports.upload('imp_1', file)).rejects.toThrow('imp_1 is expired');
});

test('a caller can stop an upload', async () => {
  const storage = await startStorage();
  const { client } = await startAnswering([waiting(`${storage.url}?sig=a`)]);
  const stopping = new AbortController();
  const options = { ...inBlocks, signal: stopping.signal, onProgress: () => stopping.abort(new Error('enough')) };
  await expect(client.imports.upload('imp_1', file, options)).rejects.toThrow('enough');
  expect(storage.requests).toHaveLength(1);
});

test('an import is created once, whatever is lost, waited for, and its report is read line by line', async () => {
  const refusals = [
    { line: 3, code: 'malformed_json', message: 'Köln' },
    { line: 9, code: 'unknown_sku', message: '–' },
  ];
  const report = createServer(async (_, response) => {
    // In pieces that end within a character.
    for (const byte of Buffer.from(refusals.map((row) => `${JSON.stringify(row)}\n`).join(''))) {
      response.write(Buffer.of(byte));
      await new Promise(setImmediate);
    }
    response.end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => report.once('listening', resolve));
  onTestFinished(() => void report.close());
  const url = `http://127.0.0.1:${(report.address() as AddressInfo).port}/report.ndjson?sig=x`;
  const progress = { lines: 9, placed: 7, replayed: 0, refused: 2 };
  const ended = answer(200, { id: 'imp_1', status: 'completed', progress, report: { url } });
  const { client, received } = await startAnswering([
    (_, response) => response.destroy(),
    answer(201, { id: 'imp_1', status: 'awaiting_upload' }),
    ...[answer(200, { id: 'imp_1', status: 'queued', progress }), ended, ended],
  ]);
  const { id } = await client.imports.create({ format: 'ndjson' });
  expect(await client.imports.wait(id, { pollMs: 1 })).toMatchObject({ status: 'completed', progress });
  const read: unknown[] = [];
  for await (const refusal of client.imports.readReport(id)) read.push(refusal);
  expect(read).toEqual(refusals);
  expect(received[0]?.headers['idempotency-key']).toBe(received[1]?.headers['idempotency-key']);
});
