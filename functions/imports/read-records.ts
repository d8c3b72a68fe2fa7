import type { ImportFormat, ImportPlace } from '../../shared/domain/import-record.ts';
import { findColumnFault } from './csv-columns.ts';
import { CsvRecords } from './csv-records.ts';
import type { ImportRecord, RecordReader } from './import-record.ts';
import { NdjsonRecords } from './ndjson-records.ts';
import { RecordSplitter, type SplitRecord } from './record-splitter.ts';
import { splitFields } from './split-fields.ts';

/** The whole file can't be read, because of its first line. */
export class FileUnreadable extends Error {
  override name = 'FileUnreadable';
}

/**
 * Reads orders from a file, in one pass and with little memory.
 *
 * @param blocks the bytes of the file from `place` on
 * @throws FileUnreadable
 */
export async function* readRecords(
  format: ImportFormat,
  place: ImportPlace,
  blocks: AsyncIterable<Uint8Array>,
): AsyncGenerator<ImportRecord> {
  const splitter = new RecordSplitter(format, place);
  let reader = createReader(format, place);
  function* take(records: Iterable<SplitRecord>): Generator<ImportRecord> {
    for (const record of records) {
      if (reader) yield* reader.take(record, splitter.place);
      else reader = new CsvRecords(readColumns(record));
    }
  }
  for await (const block of blocks) {
    yield* take(splitter.push(block));
    const next = reader?.placeAt(splitter.place);
    if (next) yield { kind: 'nothing', next };
  }
  yield* take(splitter.end());
  if (!reader) throw new FileUnreadable('The file has no lines.');
  yield* reader.end(splitter.place);
  yield { kind: 'nothing', next: reader.placeAt(splitter.place) ?? splitter.place };
}

/** Undefined before the first line of a CSV file. */
function createReader(format: ImportFormat, { columns, doomed }: ImportPlace): RecordReader | undefined {
  if (format === 'ndjson') return new NdjsonRecords();
  return columns && new CsvRecords(columns, doomed);
}

/** @throws FileUnreadable */
function readColumns({ bytes, fault }: SplitRecord): string[] {
  if (fault !== undefined)
    throw new FileUnreadable('The first line is not a row of CSV with the names of the columns.');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileUnreadable('The first line is not text in UTF-8.');
  }
  const columns = splitFields(text);
  const message = findColumnFault(columns);
  if (message !== undefined) throw new FileUnreadable(message);
  return columns;
}
