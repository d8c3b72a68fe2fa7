import { FILE_START, type FilePlace, type ImportFormat } from '../../shared/domain/import-record.ts';
import { findRecordEnd, type RecordFault } from './find-record-end.ts';

export interface SplitRecord {
  /** The number of its first line. */
  line: number;
  /** Where it begins. */
  at: FilePlace;
  /** Without the end of its line. Of a record that is refused: as much of its first line as is known. */
  bytes: Uint8Array;
  fault?: RecordFault;
}

const LF = 0x0a;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/**
 * Splits the bytes of a file into records: lines of NDJSON, or rows of CSV. Any division of the file into blocks gives
 * the same records, and so does going on at `place`. It keeps one record in memory. Empty lines are left out.
 */
export class RecordSplitter {
  readonly #format: ImportFormat;
  #place: FilePlace;
  #pending: Uint8Array = new Uint8Array();

  constructor(format: ImportFormat, place: FilePlace = FILE_START) {
    this.#format = format;
    this.#place = place;
  }

  /** Where the bytes begin that belong to no record yet. */
  get place(): FilePlace {
    return this.#place;
  }

  push(bytes: Uint8Array): Generator<SplitRecord> {
    return this.#split(bytes, false);
  }

  /** The records that only the end of the file ends. */
  end(): Generator<SplitRecord> {
    return this.#split(new Uint8Array(), true);
  }

  *#split(added: Uint8Array, isLast: boolean): Generator<SplitRecord> {
    const bytes = this.#pending.length === 0 ? added : Buffer.concat([this.#pending, added]);
    let at = 0;
    if (this.#place.offset === 0) {
      if (bytes.length < BYTE_ORDER_MARK.length && !isLast) {
        this.#pending = bytes;
        return;
      }
      if (BYTE_ORDER_MARK.every((byte, n) => bytes[n] === byte)) at = BYTE_ORDER_MARK.length;
      this.#place = { offset: at, line: 1 };
    }
    while (at < bytes.length) {
      if (this.#place.isSkipping) {
        const end = bytes.indexOf(LF, at);
        const to = end === -1 ? bytes.length : end + 1;
        this.#move(to - at, end === -1 ? 0 : 1, end === -1);
        at = to;
        continue;
      }
      const found = findRecordEnd(this.#format, bytes, at, isLast);
      if (found.kind === 'more_bytes_needed') break;
      const start = this.#place;
      const { next: to } = found;
      const record = bytes.subarray(at, found.kind === 'record' ? found.end : Math.min(to, at + SHOWN_OF_REFUSED));
      const isInside = found.kind === 'refused' && found.isInside;
      this.#move(to - at, countLines(bytes, at, to), isInside);
      at = to;
      if (record.length === 0) continue;
      yield { line: start.line, at: start, bytes: record, ...(found.fault ? { fault: found.fault } : {}) };
    }
    const isOpen = this.#place.isSkipping || (bytes.length > 0 && bytes.at(-1) !== LF);
    // The last line counts, also if nothing ends it.
    if (isLast && isOpen) this.#move(0, 1, false);
    // A copy: a block that stays referenced would be kept as a whole.
    this.#pending = new Uint8Array(bytes.subarray(at));
  }

  #move(bytes: number, lines: number, isSkipping: boolean): void {
    const { offset, line } = this.#place;
    this.#place = { offset: offset + bytes, line: line + lines, ...(isSkipping ? { isSkipping } : {}) };
  }
}

/** Enough to find out whose row it is. */
const SHOWN_OF_REFUSED = 1_024;

function countLines(bytes: Uint8Array, from: number, to: number): number {
  let lines = 0;
  for (let at = bytes.indexOf(LF, from); at !== -1 && at < to; at = bytes.indexOf(LF, at + 1)) lines += 1;
  return lines;
}
