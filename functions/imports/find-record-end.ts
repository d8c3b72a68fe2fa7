import type { ImportFormat } from '../../shared/domain/import-record.ts';
import { MAX_BODY_BYTES } from '../http/read-json.ts';

export type RecordFault = 'too_long' | 'quote_unclosed' | 'quote_misplaced';

/** What begins at a place in the bytes. */
export type RecordEnd =
  /** `end` is where its text ends, `next` where the next line begins. */
  | { kind: 'record'; end: number; next: number; fault?: RecordFault }
  /** Only its first line. If the end of that line is far away, `next` is still inside of it. */
  | { kind: 'refused'; fault: RecordFault; next: number; isInside: boolean }
  | { kind: 'more_bytes_needed' };

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const COMMA = 0x2c;

/** A record is as long as the body of a POST, at most. */
const LONGEST = MAX_BODY_BYTES;

/**
 * Finds the end of the record that begins at `start`. In CSV (RFC 4180) a line end inside quotes belongs to its field.
 * If the quotes are wrong, only the first line of the record is refused: the lines after it may be right.
 *
 * @param isLast whether the bytes are the last ones of the file
 */
export function findRecordEnd(format: ImportFormat, bytes: Uint8Array, start: number, isLast: boolean): RecordEnd {
  // The longest record and its line end. What is found must not depend on how many bytes have arrived.
  const seen = Math.min(bytes.length, start + LONGEST + 2);
  const isAll = isLast || seen === start + LONGEST + 2;
  const { at, state, isStray } = format === 'csv' ? scanRow(bytes, start, seen) : scanLine(bytes, start, seen);
  const end = at > start && bytes[at - 1] === CR ? at - 1 : at;
  const refuse = (fault: RecordFault): RecordEnd => {
    const line = scanLine(bytes, start, seen);
    if (line.state !== 'ended' && !isAll) return { kind: 'more_bytes_needed' };
    const isInside = line.state !== 'ended';
    return { kind: 'refused', fault, next: isInside ? seen : line.at + 1, isInside };
  };
  if (state === 'broken') return refuse('quote_misplaced');
  if (state !== 'ended' && !isAll) return { kind: 'more_bytes_needed' };
  if (state === 'quoted') return refuse('quote_unclosed');
  if (end - start > LONGEST) return refuse('too_long');
  return {
    kind: 'record',
    end,
    next: state === 'ended' ? at + 1 : at,
    ...(isStray ? { fault: 'quote_misplaced' } : {}),
  };
}

interface Scan {
  at: number;
  /** `open` and `quoted`: there is no end before `at`. `broken`: text follows a closing quote. */
  state: 'ended' | 'open' | 'quoted' | 'broken';
  /** Whether a field without quotes contains one. */
  isStray: boolean;
}

function scanLine(bytes: Uint8Array, start: number, seen: number): Scan {
  const at = bytes.subarray(start, seen).indexOf(LF);
  return at === -1 ? { at: seen, state: 'open', isStray: false } : { at: start + at, state: 'ended', isStray: false };
}

function scanRow(bytes: Uint8Array, start: number, seen: number): Scan {
  let isStray = false;
  let isFieldStart = true;
  for (let at = start; at < seen; at += 1) {
    const byte = bytes[at];
    if (byte === LF) return { at, state: 'ended', isStray };
    if (byte === QUOTE && isFieldStart) {
      const close = findClosingQuote(bytes, at + 1, seen);
      if (close === undefined) return { at: seen, state: 'quoted', isStray };
      at = close;
      const after = bytes[at + 1];
      const isLineEnd = after === CR && (at + 2 >= seen || bytes[at + 2] === LF);
      if (at + 1 < seen && after !== COMMA && after !== LF && !isLineEnd) return { at, state: 'broken', isStray };
    } else if (byte === QUOTE) {
      isStray = true;
    }
    isFieldStart = byte === COMMA;
  }
  return { at: seen, state: 'open', isStray };
}

/** A doubled quote is text. */
function findClosingQuote(bytes: Uint8Array, from: number, seen: number): number | undefined {
  for (let at = from; at < seen; at += 1) {
    if (bytes[at] !== QUOTE) continue;
    if (at + 1 >= seen || bytes[at + 1] !== QUOTE) return at;
    at += 1;
  }
  return undefined;
}
