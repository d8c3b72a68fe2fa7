import type { BatchResult } from '../../documents/batch-operation.ts';
import { writeHeader, writeRecords } from './records.ts';

const BATCH_RESULT = 2145473649;
/** Columns of the schema `BatchResult`: presence bits of the first four … */
const HAS_STATUS = 0b0011;
const HAS_ETAG = 0b0100;
const HAS_BODY = 0b1000;
/** … and the charge, a float64 named by its place. */
const FLOAT64 = 16;
const REQUEST_CHARGE = 6;

/** The results of a batch as the .NET client reads them. It has no room for the reason of a failure, as in Azure. */
export function writeRowBatch(results: readonly BatchResult[]): Buffer {
  return writeRecords(results.map(rowOf));
}

function rowOf({ status, substatus, charge, etag, body }: BatchResult): Buffer {
  const fixed = Buffer.alloc(14);
  writeHeader(fixed, BATCH_RESULT);
  fixed.writeUInt8(HAS_STATUS | (etag === undefined ? 0 : HAS_ETAG) | (body === undefined ? 0 : HAS_BODY), 5);
  fixed.writeInt32LE(status, 6);
  fixed.writeInt32LE(substatus, 10);
  const sparse = Buffer.alloc(10);
  sparse.writeUInt8(FLOAT64);
  sparse.writeUInt8(REQUEST_CHARGE, 1);
  sparse.writeDoubleLE(charge, 2);
  return Buffer.concat([fixed, ...counted(etag), ...counted(body), sparse]);
}

function counted(text: string | undefined): Buffer[] {
  if (text === undefined) return [];
  const bytes = Buffer.from(text);
  return [varuint(bytes.length), bytes];
}

function varuint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest & 0x7f) | 0x80);
  return Buffer.from([...bytes, rest]);
}
