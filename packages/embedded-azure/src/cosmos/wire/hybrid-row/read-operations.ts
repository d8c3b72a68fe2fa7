import type { BatchOperation } from '../../documents/batch-operation.ts';
import { parseJson } from '../../values/json.ts';
import { badRequest, unsupported } from '../cosmos-error.ts';
import { readRecords } from './records.ts';
import { RowReader } from './row-reader.ts';

const BATCH_OPERATION = 2145473648;
const DOCUMENT = 2;
const OPERATION_TYPES = new Map([
  [0, 'Create'],
  [1, 'Patch'],
  [2, 'Read'],
  [4, 'Delete'],
  [5, 'Replace'],
  [20, 'Upsert'],
]);

/** The columns of the schema `BatchOperation`, in its order: those that every row has room for … */
const COLUMNS = [
  'operationType',
  'resourceType',
  'partitionKey',
  'effectivePartitionKey',
  'id',
  'binaryId',
  'resourceBody',
] as const;
/** … and those that follow where they are set. In a row each is named by its place among all, beginning with 1. */
const SPARSE_COLUMNS = [
  'indexingDirective',
  'ifMatch',
  'ifNoneMatch',
  'timeToLiveInSeconds',
  'minimalReturnPreference',
] as const;
const TRUE = 3;
const FALSE = 2;
const UTF8 = 20;
const UNSUPPORTED = ['effectivePartitionKey', 'binaryId', 'indexingDirective', 'timeToLiveInSeconds'];

type Column = (typeof COLUMNS)[number] | (typeof SPARSE_COLUMNS)[number];
type Row = Partial<Record<Column, number | Buffer | boolean>>;

/** The operations of a batch as the .NET client sends them. @throws CosmosError 400, 501 */
export function readRowBatch(stream: Buffer): BatchOperation[] {
  return readRecords(stream).map((bytes) => {
    const row = readRow(new RowReader(bytes));
    for (const column of UNSUPPORTED) {
      if (row[column as Column] !== undefined) throw unsupported(`'${column}' of an operation in a batch`);
    }
    const type = Number(row.operationType);
    if (row.resourceType !== DOCUMENT) throw unsupported(`Resource type ${String(row.resourceType)} in a batch`);
    return {
      operationType: OPERATION_TYPES.get(type) ?? String(type),
      id: textOf(row.id),
      ifMatch: textOf(row.ifMatch),
      ifNoneMatch: textOf(row.ifNoneMatch),
      partitionKey: textOf(row.partitionKey),
      resourceBody: jsonOf(row.resourceBody),
      withoutBody: row.minimalReturnPreference === true,
    };
  });
}

function readRow(reader: RowReader): Row {
  reader.byte(); // the version, as of every row
  const schema = reader.int32();
  if (schema !== BATCH_OPERATION) throw badRequest(`The batch has a row of the unknown schema ${schema}.`);
  const presence = reader.byte();
  const row: Row = {};
  for (const [i, column] of COLUMNS.entries()) {
    const isFixed = column === 'operationType' || column === 'resourceType';
    const isPresent = (presence & (1 << i)) !== 0;
    if (isFixed) {
      const value = reader.int32();
      if (isPresent) row[column] = value;
    } else if (isPresent) {
      row[column] = reader.counted();
    }
  }
  while (!reader.isAtEnd) {
    const type = reader.byte();
    const place = reader.varuint() - 1 - COLUMNS.length;
    const column = SPARSE_COLUMNS[place];
    if (column === undefined) throw unsupported('A property of a batch beyond those of its schema');
    row[column] = sparseValue(reader, type, column);
  }
  return row;
}

function sparseValue(reader: RowReader, type: number, column: Column): Buffer | boolean {
  if (type === UTF8) return reader.counted();
  if (type === TRUE || type === FALSE) return type === TRUE;
  throw unsupported(`'${column}' of an operation in a batch`);
}

function textOf(value: Row[Column]): string | undefined {
  return Buffer.isBuffer(value) ? value.toString() : undefined;
}

function jsonOf(value: Row[Column]): unknown {
  if (!Buffer.isBuffer(value)) return undefined;
  if (value[0] === 0x80) throw unsupported('The binary encoding of JSON');
  try {
    return parseJson(value.toString());
  } catch {
    throw badRequest('The request payload is invalid. Ensure to provide a valid request payload.');
  }
}
