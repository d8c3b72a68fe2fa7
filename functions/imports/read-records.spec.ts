import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILE_START, type ImportFormat, type ImportPlace } from '../../shared/domain/import-record.ts';
import { fingerprintOf } from '../http/parse-json-body.ts';
import type { ImportRecord } from './import-record.ts';
import { readRecords } from './read-records.ts';

const HEADER =
  'orderKey,sku,quantity,shipTo.name,shipTo.street,shipTo.city,shipTo.postalCode,shipTo.country,paymentMethod,reference,metadata.cost centre';
const row = (key: string, sku = 'TEA-1', quantity = '1', city = 'Berlin', rest = 'pm_card,,') =>
  `${key},${sku},${quantity},Ada,Street 1,${city},10115,DE,${rest}`;

async function* blocksOf(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function readAll(format: ImportFormat, file: string | Uint8Array, place: ImportPlace = FILE_START, size = 1_000) {
  const records: ImportRecord[] = [];
  const bytes = Buffer.from(file).subarray(place.offset);
  for await (const record of readRecords(format, place, blocksOf(bytes, size))) records.push(record);
  return records;
}

const show = (records: readonly ImportRecord[]) =>
  records.flatMap((record) => {
    if (record.kind === 'order') return [`${record.line}: order ${record.idempotencyKey} ${record.body.fingerprint}`];
    return record.kind === 'refused'
      ? [`${record.refusal.line}: ${record.refusal.code} ${record.refusal.message}`]
      : [];
  });
const showShort = (records: readonly ImportRecord[]) =>
  show(records).map((text) => text.split(' ').slice(0, 3).join(' '));
const csv = async (rows: readonly string[]) => showShort(await readAll('csv', [HEADER, ...rows].join('\n')));

const order = {
  lines: [{ sku: 'TEA-1', quantity: 1 }],
  shipTo: { name: 'Ada', street: 'Street 1', city: 'Berlin', postalCode: '10115', country: 'DE' },
  paymentMethod: 'pm_card',
};

describe('NDJSON', () => {
  it('gives one order a line, with its key or one that its content gives', async () => {
    const reordered = JSON.stringify({ paymentMethod: 'pm_card', shipTo: order.shipTo, lines: order.lines });
    const lines = [JSON.stringify(order), JSON.stringify({ ...order, idempotencyKey: 'so-1' }), reordered];
    const records = await readAll('ndjson', lines.join('\n'));
    const fingerprint = fingerprintOf(order);
    const derived = `\0content/${fingerprint}`;
    expect(show(records)).toEqual([
      `1: order ${derived} ${fingerprint}`,
      `2: order so-1 ${fingerprint}`,
      `3: order ${derived} ${fingerprint}`,
    ]);
  });

  it('refuses what is no order of JSON at its line, and goes on', async () => {
    const latin1 = Buffer.from('{"city":"K\xf6ln"}', 'latin1');
    const others = [
      '',
      '{"a":1,"a":2}',
      '{"idempotencyKey":"a b"}',
      '{"a":"\0"}',
      `{"a":"${'x'.repeat(70_000)}"}`,
      '[1]',
    ];
    const records = await readAll('ndjson', Buffer.concat([latin1, Buffer.from(others.join('\n'))]));
    expect(showShort(records).map((text) => text.split(' ').slice(0, 2).join(' '))).toEqual([
      '1: malformed_json',
      '2: validation_failed',
      '3: idempotency_key_invalid',
      '4: malformed_json',
      '5: payload_too_large',
      '6: order',
    ]);
  });
});

describe('CSV', () => {
  it('gives one order for the rows of a key, as a POST has it', async () => {
    const rows = [
      row('so-1', 'TEA-1', '2', '"Berlin\nMitte"', 'pm_card,ref-1,4711'),
      'so-1,TEA-2,1,,,,,,,,',
      row('so-2'),
    ];
    const [first, second] = await readAll('csv', `\ufeff${HEADER}\r\n${rows.join('\r\n')}\r\n`);
    expect(first).toMatchObject({
      line: 2,
      idempotencyKey: 'so-1',
      body: {
        json: {
          ...order,
          reference: 'ref-1',
          lines: [
            { sku: 'TEA-1', quantity: 2 },
            { sku: 'TEA-2', quantity: 1 },
          ],
          shipTo: { ...order.shipTo, city: 'Berlin\nMitte' },
          metadata: { 'cost centre': '4711' },
        },
      },
    });
    expect(second).toMatchObject({ line: 5, idempotencyKey: 'so-2', body: { fingerprint: fingerprintOf(order) } });
  });

  it('never places an order without one of its rows', async () => {
    const bad = 'so-1,TEA-2';
    const found = await csv([row('so-1'), bad, row('so-1'), row('so-2')]);
    expect(found).toEqual(['3: malformed_csv The', '5: order so-2']);
  });

  it('refuses the orders on both sides of a row that may be of either', async () => {
    const found = await csv([row('so-1'), row('so-2'), 'so"2,TEA-2', row('so-2'), row('so-3'), row('')]);
    expect(found).toEqual([
      '2: order so-1',
      '3: malformed_csv The',
      '4: malformed_csv A',
      '6: malformed_csv The',
      '7: malformed_csv The',
    ]);
  });

  it('refuses an order of more than 100 rows once, and goes on behind it', async () => {
    const many = Array.from({ length: 250 }, () => row('so-1'));
    expect(await csv([...many, row('so-2')])).toEqual(['2: validation_failed lines', '252: order so-2']);
  });

  it('refuses rows of one order that differ', async () => {
    const found = show(await readAll('csv', [HEADER, row('so-1'), row('so-1', 'TEA-2', '1', 'Bonn')].join('\n')));
    expect(found).toEqual(['2: validation_failed shipTo.city is different in the lines 2 and 3']);
  });

  it('takes the names of metadata as they are, also those that JavaScript uses', async () => {
    const file = [`${HEADER},metadata.__proto__`, `${row('so-1')},plain`].join('\n');
    const found = (await readAll('csv', file)).find((record) => record.kind === 'order');
    expect(JSON.stringify(found?.body.json)).toContain('"metadata":{"__proto__":"plain"}');
  });

  it('leaves the quantity to the rules of a POST unless it is a number', async () => {
    const records = await readAll('csv', [HEADER, row('so-1', 'TEA-1', '1.5')].join('\n'));
    expect(records.find(({ kind }) => kind === 'order')).toMatchObject({
      body: { json: { lines: [{ sku: 'TEA-1', quantity: '1.5' }] } },
    });
  });

  it.each([
    ['orderKey;sku;quantity', 'must be separated by commas'],
    [`${HEADER}\r${row('so-1')}\r`, 'must end with LF or CRLF, not with CR'],
    [`${HEADER},colour`, 'unknown columns: colour'],
    [`${HEADER},sku`, 'more than once: sku'],
    [`${HEADER},\x07bell,${'x'.repeat(500)}`, `unknown columns: …, ${'x'.repeat(60)}.`],
    ['orderKey,sku', 'lacks the columns quantity'],
    ['"orderKey', 'is not a row of CSV'],
    ['', 'has no lines'],
    [Buffer.from('orderKey,gr\xf6\xdfe', 'latin1'), 'is not text in UTF-8'],
  ])('of which the first line is wrong can’t be read: %s', async (header, message) => {
    await expect(readAll('csv', header)).rejects.toThrow(message);
  });
});

/** Files with everything that a row can be. */
const rows = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('so-1', 'so-2', 'so-3').map((key) => row(key)) },
    fc.constantFrom(
      row(''),
      'so-1,x',
      'so"2,x',
      '"',
      `so-2,${'x'.repeat(70_000)}`,
      row('so 4'),
      row('so-1', 'A', '1', '"B\nC"'),
    ),
  ),
  { maxLength: 25 },
);

it('going on at any place gives the same orders and refusals, however the file is divided', async () => {
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom(7, 100, 65_536), async (found, least) => {
      const file = [HEADER, ...found].join('\n');
      // A file with a line that is too long would take ten thousand parts of seven bytes.
      const size = Math.max(least, Math.ceil(file.length / 500));
      const whole = await readAll('csv', file, FILE_START, 1_000_000);
      expect(show(await readAll('csv', file, FILE_START, size))).toEqual(show(whole));
      for (const [n, { next }] of whole.entries()) {
        expect(show(await readAll('csv', file, next, size))).toEqual(show(whole.slice(n + 1)));
      }
    }),
    { numRuns: 60 },
  );
});

it('each order has all the rows of its key that follow each other, and no unreadable one is next to it', async () => {
  const parts = fc.constantFrom(row('so-1'), row('so-2'), row(''), 'so-1,x', 'so"2,x');
  await fc.assert(
    fc.asyncProperty(fc.array(parts, { maxLength: 25 }), async (found) => {
      for (const record of await readAll('csv', [HEADER, ...found].join('\n'))) {
        if (record.kind !== 'order') continue;
        const { lines } = record.body.json as { lines: unknown[] };
        const first = record.line - 2;
        const other = row(record.idempotencyKey === 'so-1' ? 'so-2' : 'so-1');
        const own = found.slice(first, first + lines.length);
        expect(own.every((text) => text === row(record.idempotencyKey))).toBe(true);
        for (const next of [found[first - 1], found[first + lines.length]]) {
          const isOfAnother = next === undefined || next === other || (next === 'so-1,x' && other === row('so-1'));
          expect(isOfAnother).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
});
