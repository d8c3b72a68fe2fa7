import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILE_START, type FilePlace, type ImportFormat } from '../../shared/domain/import-record.ts';
import { RecordSplitter, type SplitRecord } from './record-splitter.ts';
import { splitFields } from './split-fields.ts';

const bytesOf = (text: string) => Buffer.from(text);

function split(
  format: ImportFormat,
  blocks: readonly Uint8Array[],
  place?: FilePlace,
): (SplitRecord & { after: FilePlace })[] {
  const splitter = new RecordSplitter(format, place);
  const found: (SplitRecord & { after: FilePlace })[] = [];
  const take = (records: Iterable<SplitRecord>) => {
    for (const record of records) found.push({ ...record, bytes: Buffer.from(record.bytes), after: splitter.place });
  };
  for (const block of blocks) take(splitter.push(block));
  take(splitter.end());
  return found;
}

const shown = (records: readonly SplitRecord[]) =>
  records.map(({ line, bytes, fault }) => `${line}:${fault ?? Buffer.from(bytes).toString()}`);

const read = (format: ImportFormat, text: string) => shown(split(format, [bytesOf(text)]));

function divide(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const blocks: Uint8Array[] = [];
  let at = 0;
  for (const size of sizes) {
    blocks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return [...blocks, bytes.subarray(at)];
}

describe('lines', () => {
  it('ends at LF, CRLF and the end of the file, and counts empty lines', () => {
    expect(read('ndjson', '{"a":1}\n\r\n{"b":2}\r\n{"c":3}')).toEqual(['1:{"a":1}', '3:{"b":2}', '4:{"c":3}']);
  });

  it('keeps a copy of what it has not ended yet: a block that stays referenced would stay in memory as a whole', () => {
    const splitter = new RecordSplitter('ndjson');
    const block = bytesOf('1\n2');
    const found = [...splitter.push(block)].map(({ bytes }) => Buffer.from(bytes).toString());
    block.fill(0x78);
    expect([...found, ...shown([...splitter.end()])]).toEqual(['1', '2:2']);
  });

  it('counts the last line, also if nothing ends it', () => {
    const countLines = (text: string) => {
      const splitter = new RecordSplitter('ndjson');
      for (const _ of [...splitter.push(bytesOf(text)), ...splitter.end()]);
      return splitter.place.line - 1;
    };
    expect(['', '1', '1\n', '1\n2', `1\n${'x'.repeat(70_000)}`].map(countLines)).toEqual([0, 1, 1, 2, 2]);
  });

  it('leaves out a byte order mark, but only at the begin', () => {
    expect(read('ndjson', '\ufeff1\n\ufeff2')).toEqual(['1:1', '2:\ufeff2']);
  });

  it('has 64 KiB at most, without the end of the line', () => {
    const longest = 'x'.repeat(64 * 1024);
    expect(read('ndjson', `${longest}\r\n${longest}x\n3`)).toEqual([`1:${longest}`, '2:too_long', '3:3']);
  });

  it('of 100 MB is refused with little memory, and the rest goes on', () => {
    const splitter = new RecordSplitter('ndjson');
    const block = new Uint8Array(1024 * 1024).fill(0x78);
    const found: SplitRecord[] = [...splitter.push(bytesOf('1\n'))];
    const before = process.memoryUsage().arrayBuffers;
    for (let n = 0; n < 100; n += 1) found.push(...splitter.push(block));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024);
    expect(splitter.place).toEqual({ offset: 2 + 100 * block.length, line: 2, isSkipping: true });
    found.push(...splitter.push(bytesOf('\n3\n')), ...splitter.end());
    expect(shown(found)).toEqual(['1:1', '2:too_long', '3:3']);
  });
});

describe('rows of CSV', () => {
  it('may have quoted line ends, commas and quotes', () => {
    const text = 'a,"1\n2\r\n3",c\n"x,""y""",z\r\n\nlast';
    expect(read('csv', text)).toEqual(['1:a,"1\n2\r\n3",c', '4:"x,""y""",z', '6:last']);
  });

  it('are refused at their line if a quote is never closed, and the next line goes on', () => {
    expect(read('csv', 'a,"b\nc,d\ne,f')).toEqual(['1:quote_unclosed', '2:c,d', '3:e,f']);
    const far = `a,"b\n${'c,d\n'.repeat(20_000)}e,f`;
    expect(read('csv', far).slice(0, 2)).toEqual(['1:quote_unclosed', '2:c,d']);
    expect(read('csv', far)).toHaveLength(20_002);
  });

  it('are refused alone if the quote of a later row seems to close theirs', () => {
    expect(read('csv', '1,"Berlin\n2,"Hamburg"\n3,Kiel')).toEqual(['1:quote_misplaced', '2:2,"Hamburg"', '3:3,Kiel']);
  });

  it('are refused if a field without quotes contains one', () => {
    expect(read('csv', 'a,5" pipe,b\nc')).toEqual(['1:quote_misplaced', '2:c']);
  });
});

/** Texts full of what matters to a splitter. */
const awkward = fc
  .array(fc.constantFrom('a', 'é', ',', '"', '""', '\n', '\r\n', '\r', ',"x\ny",', '\ufeff', '\0', ' '), {
    maxLength: 60,
  })
  .map((parts) => bytesOf(parts.join('')));
const long = fc
  .array(fc.constantFrom('"', ',', '\n', '\r\n', 'x'.repeat(30_000), 'x'.repeat(65_534), '"y\n'), { maxLength: 8 })
  .map((parts) => bytesOf(parts.join('')));
const format = fc.constantFrom<ImportFormat>('csv', 'ndjson');
const files = fc.oneof({ weight: 4, arbitrary: awkward }, { weight: 1, arbitrary: long });
const sizes = fc.oneof(
  fc.array(fc.nat({ max: 5 }), { maxLength: 80 }),
  fc.array(fc.nat({ max: 70_000 }), { maxLength: 10 }),
);

it('any division of a file into blocks gives the same records, and so does going on after each of them', () => {
  fc.assert(
    fc.property(format, files, sizes, (kind, bytes, cuts) => {
      const whole = split(kind, [bytes]);
      expect(shown(split(kind, divide(bytes, cuts)))).toEqual(shown(whole));
      for (const [n, { after, at }] of whole.entries()) {
        expect(shown(split(kind, divide(bytes.subarray(after.offset), cuts), after))).toEqual(
          shown(whole.slice(n + 1)),
        );
        const from = at.offset === 0 ? FILE_START : at;
        expect(shown(split(kind, [bytes.subarray(from.offset)], from))).toEqual(shown(whole.slice(n)));
      }
    }),
    { numRuns: 300 },
  );
});

it('every line of a file is in one record, and none is in two', () => {
  fc.assert(
    fc.property(format, awkward, (kind, bytes) => {
      const splitter = new RecordSplitter(kind);
      let before = 0;
      for (const record of [...splitter.push(bytes), ...splitter.end()]) {
        expect(record.line).toBeGreaterThan(before);
        expect(bytes.subarray(0, record.at.offset).toString().split('\n')).toHaveLength(record.line);
        before = record.line;
      }
      expect(splitter.place.offset).toBe(bytes.length);
    }),
  );
});

it('rows and fields are what a library of CSV finds', () => {
  const field = fc
    .array(fc.constantFrom('a', 'é', ',', '"', '\n', '\r\n', ' ', '='), { maxLength: 6 })
    .map((it) => it.join(''));
  const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
  const quote = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  fc.assert(
    fc.property(rows, fc.constantFrom('\n', '\r\n'), sizes, (table, lineEnd, cuts) => {
      const text = table.map((row) => row.map(quote).join(',')).join(lineEnd);
      const found = split('csv', divide(bytesOf(text), cuts));
      expect(found.map(({ bytes }) => splitFields(Buffer.from(bytes).toString()))).toEqual(table);
      expect(parse(text, { relax_column_count: true, record_delimiter: lineEnd })).toEqual(table);
    }),
  );
});
