import { readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ImportRefusal, PartnerOrdersClient } from '../../packages/partner-client/src/index.ts';
import { importIdFor, PartnerId } from '../../shared/domain/ids.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

let stack: RunningStack;
const trusted = getCACertificates('default');

beforeAll(async () => {
  stack = await RunningStack.start(async () => ({ IMPORT_ORDERS_PER_SECOND: '40' }), { files: true });
  setDefaultCACertificates([...trusted, readFileSync(stack.prepared.stack.caFile ?? '', 'utf8')]);
});
afterAll(async () => {
  setDefaultCACertificates(trusted);
  await stack?.stop();
});

/** The host has another port after a restart. */
const connect = () =>
  new PartnerOrdersClient({
    baseUrl: stack.host.url,
    credentials: () => stack.tokenOf('acme'),
    retry: { attempts: 10 },
  });

type Part = string | Uint8Array<ArrayBuffer>;

async function importFile(
  content: Part | Part[],
  format: 'csv' | 'ndjson',
  whileRunning: (url: string) => Promise<void> = async () => {},
) {
  const file = new Blob([content].flat());
  const client = connect();
  const { id, upload } = await client.imports.create({ format, size: file.size });
  await client.imports.upload(id, file, { blockBytes: Math.max(5_000, file.size / 10) });
  expect(await client.imports.start(id)).toMatchObject({ status: 'queued', progress: { bytes: { total: file.size } } });
  await whileRunning(upload?.url ?? '');
  const ended = await connect().imports.wait(id, { pollMs: 50 });
  const refusals: ImportRefusal[] = [];
  for await (const refusal of connect().imports.readReport(id)) refusals.push(refusal);
  return { id, ended, refusals };
}

/** How many orders of acme the container has, by reference. */
async function countOrders(prefix: string): Promise<Map<string, number>> {
  const query = 'SELECT VALUE c.reference FROM c WHERE c.type = "order" AND STARTSWITH(c.reference, @prefix)';
  const { resources } = await stack
    .container('orders')
    .items.query<string>({ query, parameters: [{ name: '@prefix', value: prefix }] })
    .fetchAll();
  const counts = new Map<string, number>();
  for (const reference of resources) counts.set(reference, (counts.get(reference) ?? 0) + 1);
  return counts;
}

test('a file whose import is killed in the middle is placed once, and so is the same file again', async () => {
  const orders = Array.from({ length: 120 }, (_, n) => JSON.stringify(anOrder({ reference: `bulk-${n}` })));
  const text = [...orders.slice(0, 60), 'not json', ...orders.slice(60), orders[0]].join('\r\n');
  const first = await importFile(text, 'ndjson', async () => {
    await until('some orders to be placed', async () => (await countOrders('bulk-')).size > 50);
    await stack.killHost();
    await stack.restartHost();
  });
  expect(first.ended).toMatchObject({
    status: 'completed',
    progress: { lines: 122, placed: 120, replayed: 1, refused: 1 },
  });
  expect(first.refusals).toEqual([
    { line: 61, code: 'malformed_json', message: 'The line is not valid JSON in UTF-8.' },
  ]);
  const counts = await countOrders('bulk-');
  expect(counts.size).toBe(120);
  expect([...counts.values()].every((count) => count === 1)).toBe(true);

  const again = await importFile(text, 'ndjson');
  expect(again.ended.progress).toMatchObject({ placed: 0, replayed: 121, refused: 1 });
  expect((await countOrders('bulk-')).size).toBe(120);
});

test('orders of a CSV file go the way of every order, and what is wrong is reported with its line', async () => {
  const header =
    'orderKey,sku,quantity,shipTo.name,shipTo.street,shipTo.city,shipTo.postalCode,shipTo.country,paymentMethod,reference,metadata.note';
  const address = 'Ada,Street 1,Berlin,10115,DE,pm_card_visa';
  const rows = [
    `csv-1,BEANS-01,1,${address},csv-1,"ring,\n""twice"""`,
    'csv-1,MUG-01,2,,,,,,,,',
    `csv-2,NO-SUCH,1,${address},csv-2,`,
    `csv-3,BEANS-01,1`,
    `csv-4,BEANS-01,0,${address},csv-4,`,
  ];
  const { ended, refusals } = await importFile(`\ufeff${[header, ...rows].join('\n')}\n`, 'csv');
  expect(refusals.map(({ line, code }) => `${line} ${code}`)).toEqual([
    '5 unknown_sku',
    '6 malformed_csv',
    '7 validation_failed',
  ]);
  expect(ended).toMatchObject({ status: 'completed', progress: { lines: 7, placed: 1, refused: 3 } });
  const data = (await connect().orders.list({ reference: 'csv-1' }).pages().next()).value?.data ?? [];
  expect(data).toMatchObject([
    {
      lines: [
        { sku: 'BEANS-01', quantity: 1 },
        { sku: 'MUG-01', quantity: 2 },
      ],
      metadata: { note: 'ring,\n"twice"' },
    },
  ]);
  expect((await stack.ended('acme', data[0]?.id ?? '')).status).toBe('confirmed');
});

test('bytes that are no text, NULs and a line of many megabytes are refused at their lines, and the rest is placed', async () => {
  const json = JSON.stringify(anOrder({ reference: 'bytes-1' }));
  const { ended, refusals } = await importFile(
    [
      `${json}\n`,
      Buffer.from('{"reference":"K\xf6ln"}\n', 'latin1'),
      `${json.replace('bytes-1', 'a\0b')}\n${json.replace('bytes-1', 'a\\u0000b')}\n`,
      ...['"'.repeat(3_000_000), 'x'.repeat(3_000_000), '\n'],
      `${json.replace('bytes-1', 'bytes-2')}\n${json.slice(0, 40)}`,
    ],
    'ndjson',
  );
  expect(ended).toMatchObject({ status: 'completed', progress: { lines: 7, placed: 2, refused: 5 } });
  expect(refusals.map(({ line, code }) => `${line} ${code}`)).toEqual([
    ...['2 malformed_json', '3 malformed_json', '4 validation_failed', '5 payload_too_large', '7 malformed_json'],
  ]);
  expect((await countOrders('bytes-')).size).toBe(2);

  const header =
    'orderKey,sku,quantity,shipTo.name,shipTo.street,shipTo.city,shipTo.postalCode,shipTo.country,paymentMethod,reference';
  const row = (key: string, name = 'Ada') => `${key},BEANS-01,1,${name},Street 1,Berlin,10115,DE,pm_card_visa,bytes-3`;
  const rows = [row('b-1'), row('b-2', 'J\xf6rg'), row('b-3', 'A\0a'), `b-4,"BEANS-01`, row('b-5')];
  const csv = await importFile(Buffer.from([header, ...rows].join('\r\n'), 'latin1'), 'csv');
  expect(csv.refusals.map(({ line, code }) => `${line} ${code}`)).toEqual([
    ...['3 malformed_csv', '4 validation_failed', '5 malformed_csv'],
  ]);
  expect(csv.ended).toMatchObject({ status: 'completed', progress: { placed: 2, refused: 3 } });
  const unreadable = await importFile(Buffer.from('orderKey,gr\xf6\xdfe\n', 'latin1'), 'csv');
  expect(unreadable.ended).toMatchObject({ status: 'failed', failure: { code: 'file_unreadable' } });
});

test('a link can replace the file before the start; a file that is replaced afterwards ends the import', async () => {
  const lines = Array.from({ length: 120 }, (_, n) => `${JSON.stringify(anOrder({ reference: `changed-${n}` }))}\n`);
  // What is read in one go is placed as it was read. The last line is further away.
  const content = [...lines, '\n'.repeat(6_000_000), lines[0] ?? ''];
  const { ended } = await importFile(content, 'ndjson', async (url) => {
    await until('some orders to be placed', async () => (await countOrders('changed-')).size > 0);
    const headers = { 'x-ms-blob-type': 'BlockBlob' };
    expect((await fetch(url, { method: 'PUT', headers, body: 'another file' })).status).toBe(201);
  });
  expect(ended).toMatchObject({ status: 'failed', failure: { code: 'file_changed' }, progress: { refused: 0 } });
  expect((await countOrders('changed-')).size).toBe(ended.progress.placed);
  expect(ended.progress.placed).toBeGreaterThan(0);
});

test('what is not uploaded, not complete, cancelled or of another partner is refused', async () => {
  const client = connect();
  const { id, upload } = await client.imports.create({ format: 'csv', size: 100 }, { idempotencyKey: 'broken' });
  expect(id).toBe(importIdFor(PartnerId.parse('acme'), 'broken'));
  await expect(client.imports.start(id)).rejects.toMatchObject({ status: 409, code: 'nothing_uploaded' });
  await client.imports.upload(id, new Blob(['quarter']));
  await client.imports.upload(id, new Blob(['half']));
  await expect(client.imports.start(id)).rejects.toMatchObject({ status: 422, code: 'unusable_file' });
  expect((await fetch(upload?.url ?? '')).status).toBe(403);

  const stranger = await stack.partner('globex');
  for (const [method, path] of [
    ['GET', ''],
    ['POST', '/start'],
    ['POST', '/cancel'],
  ] as const) {
    expect((await stranger.request(method, `/v1/imports/${id}${path}`)).status).toBe(404);
  }
  const one = await client.imports.create({ format: 'csv' });
  await expect(client.imports.create({ format: 'csv' })).rejects.toMatchObject({ status: 429, code: 'too_many_jobs' });
  await client.imports.cancel(one.id);
  expect((await client.imports.cancel(id)).status).toBe('cancelled');
  await expect(client.imports.start(id)).rejects.toMatchObject({ status: 409, code: 'not_startable' });
});
