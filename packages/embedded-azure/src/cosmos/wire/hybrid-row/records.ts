import { crc32 } from 'node:zlib';
import { badRequest } from '../cosmos-error.ts';
import { RowReader } from './row-reader.ts';

/** Every row begins with the version of the encoding; no JSON begins with this byte. */
export const ROW_VERSION = 0x81;

const SEGMENT = 2147473648;
const RECORD = 2147473649;
const HEADER_LENGTH = 5;
const RECORD_HEADER_LENGTH = HEADER_LENGTH + 8;
/** A segment that says its own length and nothing else: a byte of presence bits, and the length. */
const SEGMENT_HEADER_LENGTH = HEADER_LENGTH + 5;

/**
 * The rows of a RecordIO stream, the form in which the .NET client sends the operations of a batch. A segment header is
 * followed by records, each with its length and its CRC-32 before it.
 * https://github.com/microsoft/HybridRow/blob/main/src/Serialization/HybridRow/Docs/RecordIO.md
 *
 * @throws CosmosError 400
 */
export function readRecords(stream: Buffer): Buffer[] {
  const reader = new RowReader(stream);
  const rows: Buffer[] = [];
  while (!reader.isAtEnd) {
    const version = reader.byte();
    const schema = reader.int32();
    if (version !== ROW_VERSION) throw badRequest(`The batch has a row of the unknown version ${version}.`);
    if (schema === SEGMENT) {
      reader.byte();
      reader.bytes(reader.int32() - SEGMENT_HEADER_LENGTH);
    } else if (schema === RECORD) {
      const length = reader.int32();
      const checksum = reader.uint32();
      const row = reader.bytes(length);
      if (crc32(row) !== checksum) throw badRequest('A record of the batch does not have the CRC that it says.');
      rows.push(row);
    } else {
      throw badRequest(`The batch has a header of the unknown schema ${schema}.`);
    }
  }
  return rows;
}

export function writeRecords(rows: readonly Buffer[]): Buffer {
  const segment = Buffer.alloc(SEGMENT_HEADER_LENGTH);
  writeHeader(segment, SEGMENT);
  segment.writeUInt8(1, HEADER_LENGTH);
  segment.writeInt32LE(SEGMENT_HEADER_LENGTH, HEADER_LENGTH + 1);
  const records = rows.flatMap((row) => {
    const header = Buffer.alloc(RECORD_HEADER_LENGTH);
    writeHeader(header, RECORD);
    header.writeInt32LE(row.length, HEADER_LENGTH);
    header.writeUInt32LE(crc32(row), HEADER_LENGTH + 4);
    return [header, row];
  });
  return Buffer.concat([segment, ...records]);
}

export function writeHeader(row: Buffer, schema: number): void {
  row.writeUInt8(ROW_VERSION);
  row.writeInt32LE(schema, 1);
}
