import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { BlockBlobClient } from '@azure/storage-blob';
import { FilesStage } from '@partner-orders/embedded-azure/testing/files-stage';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BlobPartnerFiles } from '../../shared/adapters/blob/blob-partner-files.ts';
import { FILES_CONTAINER } from '../../shared/adapters/blob/files-container.ts';
import { FileChanged } from '../../shared/ports/partner-files.ts';
import { Unavailable } from '../../shared/ports/unavailable.ts';

const trusted = getCACertificates('default');
const MIB = 1_048_576;

let stage: FilesStage;
let files: BlobPartnerFiles;
let named = 0;

beforeAll(async () => {
  stage = await FilesStage.start(FILES_CONTAINER);
  setDefaultCACertificates([...trusted, stage.certificate.cert]);
  files = new BlobPartnerFiles({ url: stage.files.url }, { now: () => new Date() }, stage.credential());
});
afterAll(async () => {
  setDefaultCACertificates(trusted);
  await stage?.close();
});

/** A name that no other test uses. */
function aName(file = 'upload'): string {
  named += 1;
  return `imports/acme/imp_${named}/${file}`;
}

const soon = (ms = 60_000) => new Date(Date.now() + ms);
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

async function readAll(name: string, range: Parameters<BlobPartnerFiles['read']>[1]): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of files.read(name, range)) chunks.push(chunk);
  return textOf(Buffer.concat(chunks));
}

async function etagOf(name: string): Promise<string> {
  const facts = await files.find(name);
  if (facts === undefined) throw new Error(`${name} does not exist`);
  return facts.etag;
}

/** Puts a whole file with a link, as `curl` does. */
const put = (link: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(link, { method: 'PUT', body, headers: { 'x-ms-blob-type': 'BlockBlob', ...headers } });

/** An exact code of a refusal, without waiting for retries. */
async function refusalOf(response: Response) {
  await response.body?.cancel();
  return { status: response.status, code: response.headers.get('x-ms-error-code') };
}

async function write(name: string, content: string): Promise<void> {
  await files.writePart(name, 0, Buffer.from(content));
  await files.commitParts(name, 1, { type: 'text/csv' });
}

test('an upload link takes a file with one request, and again until it expires; what came last is the file', async () => {
  const name = aName();
  const link = await files.createUploadLink(name, soon());
  expect(link).toMatch(/^https:/);
  expect(await files.find(name)).toBeUndefined();
  expect((await put(link, 'one\n')).status).toBe(201);
  const first = await files.find(name);
  expect(first?.size).toBe(4);
  expect((await put(link, 'another\n')).status).toBe(201);
  const second = await files.find(name);
  expect(second).toEqual({ etag: expect.any(String), size: 8 });
  expect(second?.etag).not.toBe(first?.etag);
});

test('an upload in blocks continues after a break, in any order, and is a file only when it is complete', async () => {
  const name = aName();
  const link = await files.createUploadLink(name, soon());
  const id = (block: number) => Buffer.from(`block-${block}`).toString('base64');
  const broken = new BlockBlobClient(link);
  await broken.stageBlock(id(1), 'second,', 7);
  await broken.stageBlock(id(0), 'firs', 4);
  expect(await files.find(name)).toBeUndefined();

  const resumed = new BlockBlobClient(link);
  await resumed.stageBlock(id(0), 'first,', 6);
  await resumed.stageBlock(id(2), 'third', 5);
  await resumed.commitBlockList([id(0), id(1), id(2)]);
  expect(await readAll(name, { etag: await etagOf(name), from: 0 })).toBe('first,second,third');
});

test('an upload link reads, deletes and lists nothing, takes no other name, and ends at its time', async () => {
  const name = aName();
  const link = await files.createUploadLink(name, soon());
  await put(link, 'secret');
  const forbidden = { status: 403, code: 'AuthorizationPermissionMismatch' };
  expect(await refusalOf(await fetch(link))).toEqual(forbidden);
  expect(await refusalOf(await fetch(link, { method: 'DELETE' }))).toEqual(forbidden);

  const elsewhere = link.replace(name, aName());
  expect(await refusalOf(await put(elsewhere, 'x'))).toMatchObject({ status: 403 });
  const [container = '', query = ''] = link.replace(`/${name}`, '').split('?');
  expect((await refusalOf(await fetch(`${container}?restype=container&comp=list&${query}`))).status).toBe(403);
  expect((await refusalOf(await fetch(`${container}/${name}`))).status).toBeGreaterThanOrEqual(403);

  const late = await files.createUploadLink(name, soon(-1_000));
  expect(await refusalOf(await put(late, 'x'))).toMatchObject({ status: 403 });
  const stretched = new URL(late);
  stretched.searchParams.set(
    'se',
    soon()
      .toISOString()
      .replace(/\.\d+Z/, 'Z'),
  );
  expect(await refusalOf(await put(stretched.href, 'x'))).toMatchObject({ status: 403 });
  expect(await files.find(name)).toMatchObject({ size: 6 });
});

test('a download link reads its file with a name for browsers, also twice and in part, and changes nothing', async () => {
  const name = aName('orders.csv');
  await write(name, 'id\r\n1\r\n');
  const options = { expiresAt: soon(), fileName: 'orders.csv', contentType: 'text/csv; charset=utf-8' };
  const link = await files.createDownloadLink(name, options);
  for (const _ of ['once', 'twice']) {
    const response = await fetch(link);
    expect(await response.text()).toBe('id\r\n1\r\n');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="orders.csv"');
  }
  expect(await (await fetch(link, { headers: { range: 'bytes=4-' } })).text()).toBe('1\r\n');
  const forbidden = { status: 403, code: 'AuthorizationPermissionMismatch' };
  expect(await refusalOf(await put(link, 'mine'))).toEqual(forbidden);
  expect(await refusalOf(await fetch(link, { method: 'DELETE' }))).toEqual(forbidden);
  const late = await files.createDownloadLink(name, { ...options, expiresAt: soon(-1_000) });
  expect((await refusalOf(await fetch(late))).status).toBe(403);
  await expect(files.createDownloadLink(name, { ...options, fileName: 'a"b' })).rejects.toThrow(RangeError);
});

test('links are valid for at most 7 days, and one key signs many of them', async () => {
  const name = aName();
  await expect(files.createUploadLink(name, soon(8 * 86_400_000))).rejects.toThrow('7 days');
  const links = await Promise.all([1, 2].map(() => files.createUploadLink(name, soon(3_600_000))));
  const started = links.map((link) => new URL(link).searchParams.get('skt'));
  expect(new Set(started).size).toBe(1);
});

test('a file is read in ranges with exact bounds, also a large one, an empty one and past its end', async () => {
  const name = aName();
  const large = Buffer.alloc(9 * MIB + 3, 'abc');
  await files.writePart(name, 0, large.subarray(0, 5 * MIB));
  await files.writePart(name, 1, large.subarray(5 * MIB));
  await files.commitParts(name, 2, { type: 'application/x-ndjson' });
  const etag = await etagOf(name);
  const lengths: number[] = [];
  let read = Buffer.alloc(0);
  for await (const chunk of files.read(name, { etag, from: 0 })) {
    lengths.push(chunk.byteLength);
    read = Buffer.concat([read, chunk]);
  }
  expect(read.equals(large)).toBe(true);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(4 * MIB);
  expect(await readAll(name, { etag, from: 1, to: 4 })).toBe('bca');
  expect(await readAll(name, { etag, from: 4, to: 4 })).toBe('');
  expect(await readAll(name, { etag, from: large.length - 1 })).toBe(large.subarray(-1).toString());
  expect(await readAll(name, { etag, from: large.length, to: large.length + 5 })).toBe('');

  const empty = aName();
  await files.commitParts(empty, 0, { type: 'text/csv' });
  expect(await files.find(empty)).toMatchObject({ size: 0 });
  expect(await readAll(empty, { etag: await etagOf(empty), from: 0 })).toBe('');
});

test('a reader that stops early leaves nothing open', async () => {
  const name = aName();
  await files.writePart(name, 0, Buffer.alloc(9 * MIB));
  await files.commitParts(name, 1, { type: 'text/csv' });
  for await (const _ of files.read(name, { etag: await etagOf(name), from: 0 })) break;
  expect(await readAll(name, { etag: await etagOf(name), from: 9 * MIB - 1 })).toBe('\0');
});

test('a file that was changed or deleted after it was pinned is not read further', async () => {
  const name = aName();
  const link = await files.createUploadLink(name, soon());
  await put(link, Buffer.alloc(5 * MIB));
  const etag = await etagOf(name);
  const reading = files.read(name, { etag, from: 0 })[Symbol.asyncIterator]();
  expect((await reading.next()).value?.byteLength).toBe(4 * MIB);
  await put(link, 'other content');
  await expect(reading.next()).rejects.toThrow(FileChanged);
  await expect(readAll(name, { etag, from: 0, to: 1 })).rejects.toThrow(FileChanged);

  const newer = await etagOf(name);
  await files.remove(name);
  await files.remove(name);
  expect(await files.find(name)).toBeUndefined();
  await expect(readAll(name, { etag: newer, from: 0 })).rejects.toThrow(FileChanged);
});

test('parts are seen when they are committed; a repeated part replaces itself, and later commits add more', async () => {
  const name = aName('report.ndjson');
  await files.writePart(name, 0, Buffer.from('lost, '));
  await files.writePart(name, 0, Buffer.from('one, '));
  await files.writePart(name, 1, Buffer.from('two, '));
  expect(await files.find(name)).toBeUndefined();
  await files.commitParts(name, 2, { type: 'application/x-ndjson' });
  expect(await readAll(name, { etag: await etagOf(name), from: 0 })).toBe('one, two, ');
  // As after a kill between writing and committing.
  await files.writePart(name, 1, Buffer.from('TWO, '));
  await files.writePart(name, 2, Buffer.from('three'));
  for (const _ of ['committed', 'repeated']) await files.commitParts(name, 3, { type: 'application/x-ndjson' });
  expect(await readAll(name, { etag: await etagOf(name), from: 0 })).toBe('one, TWO, three');
  await expect(files.writePart(name, 50_000, Buffer.from('x'))).rejects.toThrow(RangeError);
});

test('a file can be removed although its uploader has leased it', async () => {
  const name = aName();
  const link = await files.createUploadLink(name, soon());
  await put(link, 'mine');
  const lease = { 'x-ms-lease-action': 'acquire', 'x-ms-lease-duration': '-1' };
  const url = new URL(link);
  url.searchParams.set('comp', 'lease');
  expect((await fetch(url, { method: 'PUT', headers: lease })).status).toBe(201);
  await files.remove(name);
  expect(await files.find(name)).toBeUndefined();
});

test('a token for another service is refused, and so is a call without one', async () => {
  const misled = new BlobPartnerFiles(
    { url: stage.files.url },
    { now: () => new Date() },
    stage.credential('https://vault.azure.net'),
  );
  await expect(misled.find(aName())).rejects.toMatchObject({ statusCode: 403 });
  const response = await fetch(`${stage.files.url}/${FILES_CONTAINER}/${aName()}`);
  expect(response.status).toBeGreaterThanOrEqual(403);
});

/** Azurite may have saved the parts of a file before they were committed. */
function isCommitted(saved: string, name: string): boolean {
  const { collections } = JSON.parse(saved) as { collections: { data: { name?: string; isCommitted?: boolean }[] }[] };
  return collections.some(({ data }) => data.some((one) => one.name === name && one.isCommitted === true));
}

test('an outage is reported as one; after it everything that was acknowledged is there', async () => {
  const name = aName();
  await write(name, 'kept');
  const link = await files.createUploadLink(name, soon());
  const { pid } = stage.files;
  const saved = join(stage.directory, 'files', '__azurite_db_blob__.json');
  await until('Azurite to save what it has acknowledged', async () => isCommitted(readFileSync(saved, 'utf8'), name));
  process.kill(pid, 'SIGKILL');
  await expect(files.find(name)).rejects.toThrow(Unavailable);
  await until('the files to be back', async () => stage.said.some((line) => line.includes('is back')));
  expect(stage.files.pid).not.toBe(pid);
  expect(await readAll(name, { etag: await etagOf(name), from: 0 })).toBe('kept');
  expect((await put(link, 'with the old link')).status).toBe(201);
});
