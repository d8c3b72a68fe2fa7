import { crc32 } from 'node:zlib';
import type { Container } from '@azure/cosmos';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CosmosStage } from './cosmos-stage.ts';
import { sendSigned } from './signed-request.ts';

let stage: CosmosStage;
let container: Container;
beforeAll(async () => {
  stage = await CosmosStage.open({ partitions: 1 });
  container = await stage.container();
});
afterAll(() => stage.close());

const SEGMENT = '81f0d8ff7f010a000000';

/** A batch of these rows, each with its length and CRC-32 before it. */
function recordsOf(...rows: Buffer[]): Buffer<ArrayBuffer> {
  const records = rows.flatMap((row) => {
    const header = Buffer.from('81f1d8ff7f0000000000000000', 'hex');
    header.writeInt32LE(row.length, 5);
    header.writeUInt32LE(crc32(row), 9);
    return [header, row];
  });
  return Buffer.concat([Buffer.from(SEGMENT, 'hex'), ...records]);
}

const CREATE = 0;
const PATCH = 1;
const READ = 2;
const DELETE = 4;
const REPLACE = 5;
const UPSERT = 20;

/** A row of the schema BatchOperation; texts here are shorter than 128 bytes unless `body` says otherwise. */
function row(
  type: number,
  parts: { key?: string; id?: string; body?: object; ifMatch?: string; minimal?: true },
): Buffer {
  const { key, id, body, ifMatch, minimal } = parts;
  const presence = 0b11 | (key ? 0b100 : 0) | (id ? 0b1_0000 : 0) | (body ? 0b100_0000 : 0);
  const text = (value: string) => {
    const bytes = Buffer.from(value);
    const length = bytes.length < 128 ? [bytes.length] : [(bytes.length & 0x7f) | 0x80, bytes.length >> 7];
    return Buffer.concat([Buffer.from(length), bytes]);
  };
  return Buffer.concat([
    Buffer.from([0x81, 0x70, 0x54, 0xe1, 0x7f, presence, type, 0, 0, 0, 2, 0, 0, 0]),
    ...(key ? [text(key)] : []),
    ...(id ? [text(id)] : []),
    ...(body ? [text(JSON.stringify(body))] : []),
    ...(ifMatch ? [Buffer.from([20, 9]), text(ifMatch)] : []),
    ...(minimal ? [Buffer.from([3, 12])] : []),
  ]);
}

interface Result {
  status: number;
  substatus: number;
  etag?: string;
  body?: Record<string, unknown>;
  charge: number;
}

/** The rows of an answer, of the schema BatchResult. */
function resultsIn(stream: Buffer): Result[] {
  expect(stream.subarray(0, 10).toString('hex')).toBe(SEGMENT);
  const results: Result[] = [];
  let at = 10;
  const counted = () => {
    let length = stream.readUInt8(at++);
    if (length >= 128) length += (stream.readUInt8(at++) - 1) * 128;
    at += length;
    return stream.subarray(at - length, at).toString();
  };
  while (at < stream.length) {
    const end = at + 13 + stream.readInt32LE(at + 5);
    expect(stream.subarray(at, at + 5).toString('hex')).toBe('81f1d8ff7f');
    expect(stream.readUInt32LE(at + 9)).toBe(crc32(stream.subarray(at + 13, end)));
    expect(stream.subarray(at + 13, at + 18).toString('hex')).toBe('817154e17f');
    const presence = stream.readUInt8(at + 18);
    const result: Result = { status: stream.readInt32LE(at + 19), substatus: stream.readInt32LE(at + 23), charge: 0 };
    at += 27;
    if (presence & 0b0100) result.etag = counted();
    if (presence & 0b1000) result.body = JSON.parse(counted());
    expect([stream.readUInt8(at), stream.readUInt8(at + 1)]).toEqual([16, 6]);
    result.charge = stream.readDoubleLE(at + 2);
    expect(at + 10).toBe(end);
    at = end;
    results.push(result);
  }
  return results;
}

async function send(body: Buffer<ArrayBuffer>, headers: Record<string, string>) {
  const link = `dbs/${stage.database.id}/colls/${container.id}`;
  const answer = await sendSigned(stage, {
    ...{ method: 'POST', path: `/${link}/docs`, type: 'docs', link, body },
    headers: { 'x-ms-cosmos-is-batch-request': 'True', ...headers },
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, bytes, results: bytes[0] === 0x81 ? resultsIn(bytes) : [] };
}

const sendBatch = (key: string, ...rows: Buffer[]) =>
  send(recordsOf(...rows), {
    ...{ 'x-ms-cosmos-batch-atomic': 'True', 'x-ms-cosmos-batch-ordered': 'True' },
    'x-ms-documentdb-partitionkey': JSON.stringify([key]),
  });

test('a recorded batch of the .NET client is accepted', async () => {
  const recorded =
    '81f0d8ff7f010a00000081f1d8ff7f11000000c7a18791817054e17f13020000000200000002623181f1d8ff7f11000000846b3279817054e17f130400000002000000026231';
  await container.items.create({ id: 'b1', pk: 'recorded' });
  const { status, results } = await send(Buffer.from(recorded, 'hex'), {
    ...{ 'x-ms-cosmos-batch-atomic': 'True', 'x-ms-documentdb-partitionkey': '["recorded"]' },
  });
  expect(status).toBe(200);
  expect(results).toMatchObject([{ status: 200, body: { id: 'b1' } }, { status: 204 }]);
});

test('a batch in rows runs all its operations and is answered in rows', async () => {
  const { status, results } = await sendBatch(
    'all',
    row(CREATE, { body: { id: '1', pk: 'all', text: 'x'.repeat(300) } }),
    row(UPSERT, { body: { id: '2', pk: 'all' }, minimal: true }),
    row(READ, { id: '1' }),
    row(PATCH, { id: '2', body: { operations: [{ op: 'add', path: '/n', value: 1 }] } }),
    row(REPLACE, { id: '1', body: { id: '1', pk: 'all', n: 2 } }),
    row(DELETE, { id: '2' }),
  );
  expect(status).toBe(200);
  expect(results.map((result) => result.status)).toEqual([201, 201, 200, 200, 200, 204]);
  expect(results[2]?.body).toMatchObject({ text: 'x'.repeat(300) });
  expect(results[0]?.etag).toMatch(/^"/);
  expect(results[1]).toMatchObject({ etag: expect.any(String) });
  expect(results[1]?.body).toBeUndefined();
  expect(results[3]?.body).toMatchObject({ id: '2', n: 1 });
  expect(results.every(({ charge }) => charge > 0)).toBe(true);
  expect((await container.item('1', 'all').read()).resource).toMatchObject({ n: 2 });
});

test('an operation that fails undoes the batch, and its result has only the status', async () => {
  await container.items.create({ id: '1', pk: 'none' });
  const { status, results } = await sendBatch(
    'none',
    row(CREATE, { body: { id: '0', pk: 'none' } }),
    row(REPLACE, { id: '1', body: { id: '1', pk: 'none' }, ifMatch: '"stale"' }),
    row(DELETE, { id: '1' }),
  );
  expect(status).toBe(207);
  expect(results.map((result) => result.status)).toEqual([424, 412, 424]);
  expect(results[1]?.body).toBeUndefined();
  expect((await container.item('0', 'none').read()).statusCode).toBe(404);
});

test('bulk operations in rows name their partitions, and succeed or fail independently', async () => {
  const { status, results } = await send(
    recordsOf(
      row(CREATE, { key: '["k1"]', body: { id: '1', pk: 'k1' } }),
      row(DELETE, { key: '["k2"]', id: 'nothing' }),
      row(CREATE, { key: '["k3"]', body: { id: '3', pk: 'k3' } }),
    ),
    {
      ...{ 'x-ms-cosmos-batch-atomic': 'False', 'x-ms-cosmos-batch-continue-on-error': 'True' },
      'x-ms-documentdb-partitionkeyrangeid': '0',
    },
  );
  expect(status).toBe(207);
  expect(results.map((result) => result.status)).toEqual([201, 404, 201]);
});

describe('an invalid batch of rows is refused', () => {
  const good = row(READ, { id: '1' });
  const broken = recordsOf(good);
  broken.writeUInt8(7, broken.length - 1);
  const cut = recordsOf(good).subarray(0, -1);
  const resourceType = Buffer.from(good);
  resourceType.writeUInt8(7, 10);
  test.each<[string, Buffer<ArrayBuffer>, number, string]>([
    ['a wrong CRC', broken, 400, 'CRC'],
    ['a truncated stream', cut, 400, 'middle'],
    ['another schema', recordsOf(Buffer.from('8101000000', 'hex')), 400, 'schema 1'],
    ['another kind of resource', recordsOf(resourceType), 501, 'Resource type 7'],
    [
      'a time to live of an operation',
      recordsOf(Buffer.concat([good, Buffer.from('070b05000000', 'hex')])),
      501,
      'timeToLiveInSeconds',
    ],
    [
      'JSON in its binary form',
      recordsOf(Buffer.concat([good.subarray(0, 5), Buffer.from('4300000000020000000180', 'hex')])),
      501,
      'binary encoding',
    ],
  ])('%s', async (_, body, status, word) => {
    const answer = await send(body, {
      ...{ 'x-ms-cosmos-batch-atomic': 'True', 'x-ms-documentdb-partitionkey': '["a"]' },
    });
    expect(answer.status).toBe(status);
    expect(answer.bytes.toString()).toContain(word);
  });
});
