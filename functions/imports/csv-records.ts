import type { ImportPlace } from '../../shared/domain/import-record.ts';
import { Problem, type ProblemDetail } from '../../shared/problems.ts';
import { isIdempotencyKey } from '../http/idempotency-key-of.ts';
import { toJsonBody } from '../http/parse-json-body.ts';
import { lineColumns } from './csv-columns.ts';
import type { RecordFault } from './find-record-end.ts';
import type { ImportRecord, RecordReader } from './import-record.ts';
import type { SplitRecord } from './record-splitter.ts';
import { splitFields } from './split-fields.ts';
import { toOrderBody } from './to-order-body.ts';
import { toRefusal } from './to-refusal.ts';

/** As many lines as an order may have. */
const MOST_ROWS = 100;

interface Row {
  line: number;
  fields: ReadonlyMap<string, string>;
}

interface OpenOrder {
  key: string;
  at: ImportPlace;
  rows: Row[];
}

const faults: Record<RecordFault, string> = {
  too_long: 'The row is longer than 64 KiB.',
  quote_unclosed: 'A quotation mark opens a field, and none closes it.',
  quote_misplaced:
    'A quotation mark is in the wrong place: a field that contains one must be in quotation marks, and the one inside must be doubled.',
};

/**
 * Each row is a line of an order, and the rows of one order follow each other. An order is placed with all its rows or
 * not at all: if one of them can't be read, the order is refused. If nobody knows whose row that is, it may belong to the
 * order before it or to the one after it.
 */
export class CsvRecords implements RecordReader {
  readonly #columns: readonly string[];
  #order: OpenOrder | undefined;
  #doomed: ImportPlace['doomed'];

  constructor(columns: readonly string[], doomed?: ImportPlace['doomed']) {
    this.#columns = columns;
    this.#doomed = doomed;
  }

  *take(record: SplitRecord, after: ImportPlace): Generator<ImportRecord> {
    const read = this.#readRow(record);
    if (read.kind === 'unreadable') {
      yield* this.#refuseRow(record, read, after);
      return;
    }
    const { key, row } = read;
    if (this.#doomed) {
      const isKnown = this.#doomed.key === key;
      if (isKnown || this.#doomed.isNext) {
        this.#doomed = { key, isNext: false };
        if (!isKnown) yield this.#refuse(row.line, NEIGHBOUR, after);
        return;
      }
      this.#doomed = undefined;
    }
    if (this.#order?.key !== key) {
      yield* this.#close(record.at);
      this.#order = { key, at: { ...record.at, columns: [...this.#columns] }, rows: [] };
    }
    this.#order?.rows.push(row);
    if (this.#order && this.#order.rows.length > MOST_ROWS) {
      const { rows } = this.#order;
      this.#order = undefined;
      this.#doomed = { key, isNext: false };
      const details = [{ path: 'lines', message: `must have at most ${MOST_ROWS} items` }];
      const refusal = toRefusal(rows[0]?.line ?? row.line, new Problem('validation_failed', { details }));
      yield { kind: 'refused', refusal, next: this.#toPlace(after) };
    }
  }

  *end(next: ImportPlace): Generator<ImportRecord> {
    yield* this.#close(next);
  }

  placeAt(next: ImportPlace): ImportPlace | undefined {
    return this.#order ? undefined : this.#toPlace(next);
  }

  /** The order whose rows are complete, because something else begins at `next`. */
  *#close(next: ImportPlace): Generator<ImportRecord> {
    const order = this.#order;
    this.#order = undefined;
    if (order === undefined) return;
    const line = order.rows[0]?.line ?? order.at.line;
    try {
      if (!isIdempotencyKey(order.key)) throw new Problem('idempotency_key_invalid');
      const details = this.#findDifferences(order.rows);
      if (details.length > 0) throw new Problem('validation_failed', { details });
      const body = toJsonBody(toOrderBody(order.rows.map(({ fields }) => fields)));
      yield { kind: 'order', line, idempotencyKey: order.key, body, next: this.#toPlace(next) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      yield { kind: 'refused', refusal: toRefusal(line, error), next: this.#toPlace(next) };
    }
  }

  *#refuseRow(
    { line, at }: SplitRecord,
    { key, message }: { key: string | undefined; message: string },
    after: ImportPlace,
  ): Generator<ImportRecord> {
    const before = this.#order;
    const isOfOrder = before !== undefined && (key === undefined || before.key === key);
    if (!isOfOrder) yield* this.#close(at);
    this.#order = undefined;
    const doomedKey = key ?? before?.key ?? this.#doomed?.key;
    this.#doomed = { ...(doomedKey === undefined ? {} : { key: doomedKey }), isNext: key === undefined };
    // Going on after this one, the row is read again.
    if (isOfOrder && key === undefined) yield this.#refuse(before.rows[0]?.line ?? line, NEIGHBOUR, at);
    yield this.#refuse(line, message, after);
  }

  #refuse(line: number, message: string, next: ImportPlace): ImportRecord {
    return { kind: 'refused', refusal: { line, code: 'malformed_csv', message }, next: this.#toPlace(next) };
  }

  #toPlace(next: ImportPlace): ImportPlace {
    const { offset, line, isSkipping } = next;
    const place = { offset, line, ...(isSkipping ? { isSkipping } : {}), columns: [...this.#columns] };
    return this.#doomed ? { ...place, doomed: this.#doomed } : place;
  }

  #readRow({
    line,
    bytes,
    fault,
  }: SplitRecord):
    | { kind: 'row'; key: string; row: Row }
    | { kind: 'unreadable'; key: string | undefined; message: string } {
    if (fault !== undefined) return { kind: 'unreadable', key: this.#guessKey(bytes), message: faults[fault] };
    const text = decode(bytes);
    if (text === undefined) {
      return { kind: 'unreadable', key: this.#guessKey(bytes), message: 'The row is not text in UTF-8.' };
    }
    const fields = splitFields(text);
    const key = fields[this.#columns.indexOf('orderKey')];
    if (fields.length !== this.#columns.length) {
      const message = `The row has ${fields.length} columns, and the first line has ${this.#columns.length}.`;
      return { kind: 'unreadable', key: key || undefined, message };
    }
    if (!key) return { kind: 'unreadable', key: undefined, message: 'The row has no orderKey.' };
    return {
      kind: 'row',
      key,
      row: { line, fields: new Map(this.#columns.map((name, n) => [name, fields[n] ?? ''])) },
    };
  }

  /** The key of a row that can't be read, if all before its end can. */
  #guessKey(bytes: Uint8Array): string | undefined {
    const fields = Buffer.from(bytes).toString('latin1').split(',');
    const at = this.#columns.indexOf('orderKey');
    const before = fields.slice(0, at + 1);
    if (fields.length <= at + 1 || before.some((field) => !/^[\x20\x21\x23-\x7e]*$/.test(field))) return undefined;
    return before[at] || undefined;
  }

  #findDifferences(rows: readonly Row[]): ProblemDetail[] {
    const details: ProblemDetail[] = [];
    for (const name of this.#columns.filter((column) => !lineColumns.includes(column))) {
      const [first, ...others] = rows.filter(({ fields }) => fields.get(name) !== '');
      const other = others.find(({ fields }) => fields.get(name) !== first?.fields.get(name));
      if (first && other) {
        details.push({ path: name, message: `is different in the lines ${first.line} and ${other.line}` });
      }
    }
    return details;
  }
}

const NEIGHBOUR = 'The order is not placed: a row next to it cannot be read, and may belong to it.';

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
