import type { ImportPlace, Refusal } from '../../shared/domain/import-record.ts';
import type { JsonBody } from '../http/parse-json-body.ts';
import type { SplitRecord } from './record-splitter.ts';

/** What a file asks for, in its sequence. `next` is where the work goes on after it. */
export type ImportRecord =
  | { kind: 'order'; line: number; idempotencyKey: string; body: JsonBody; next: ImportPlace }
  | { kind: 'refused'; refusal: Refusal; next: ImportPlace }
  /** Nothing so far, for example one very long line. */
  | { kind: 'nothing'; next: ImportPlace };

/** Makes orders of the records of a file. */
export interface RecordReader {
  /** @param next where the file goes on after the record */
  take(record: SplitRecord, next: ImportPlace): Iterable<ImportRecord>;
  /** At the end of the file. */
  end(next: ImportPlace): Iterable<ImportRecord>;
  /** Where the work goes on if all records so far are done; undefined in the middle of an order. */
  placeAt(next: ImportPlace): ImportPlace | undefined;
}
