import { AmqpDecodeError } from '../message/decode-amqp.ts';

/** Deeper than any client nests values. */
const DEEPEST = 64;
/** Elements of an array that take no bytes, such as nulls. Their number is bounded by nothing else. */
const MOST_EMPTY_ELEMENTS = 256;
/** Bytes of a value by the high half of its constructor (AMQP 1.0, part 1, section 1.2); -1 if it gives its size. */
const WIDTHS = [-1, -1, -1, -1, 0, 1, 2, 4, 8, 16, -1, -1, -1, -1, -1, -1];

/**
 * Checks the encoded value at `at` before it is decoded: it and everything in it ends before `end`, and each count is
 * that of values which are there. A decoder allocates by these counts, so that a few bytes could ask for all memory.
 *
 * @returns where the value ends
 * @throws AmqpDecodeError
 */
export function checkValue(bytes: Buffer, at: number, end: number, depth = 0): number {
  if (depth > DEEPEST) throw new AmqpDecodeError(`values are nested deeper than ${DEEPEST}`);
  if (at >= end) throw new AmqpDecodeError('a value is cut short');
  const code = bytes[at] as number;
  if (code !== 0) return checkData(bytes, code, at + 1, end, depth);
  return checkValue(bytes, checkValue(bytes, at + 1, end, depth + 1), end, depth + 1);
}

/** The same for a value whose constructor has been read. */
function checkData(bytes: Buffer, code: number, at: number, end: number, depth: number): number {
  const width = WIDTHS[code >> 4] as number;
  if (width >= 0) return within(at + width, end);
  const kind = code >> 4;
  const sizeWidth = kind & 1 ? 4 : 1;
  if (kind < 0xa) throw new AmqpDecodeError(`unknown constructor 0x${code.toString(16)}`);
  const dataAt = within(at + sizeWidth, end);
  const dataEnd = within(dataAt + readSize(bytes, at, sizeWidth), end);
  if (kind < 0xc) return dataEnd;
  let next = within(dataAt + sizeWidth, dataEnd);
  const count = readSize(bytes, dataAt, sizeWidth);
  if (kind < 0xe) for (let n = 0; n < count; n++) next = checkValue(bytes, next, dataEnd, depth + 1);
  else next = checkElements(bytes, count, next, dataEnd, depth + 1);
  if (next !== dataEnd) throw new AmqpDecodeError('the size of a value is not that of its elements');
  return dataEnd;
}

/** The elements of an array share one constructor, which may have a descriptor. */
function checkElements(bytes: Buffer, count: number, at: number, end: number, depth: number): number {
  let next = at;
  while (bytes[next] === 0 && next < end) next = checkValue(bytes, next + 1, end, depth);
  const code = bytes[within(next, end - 1)] as number;
  const most = WIDTHS[code >> 4] === 0 ? MOST_EMPTY_ELEMENTS : end - next;
  if (count > most) throw new AmqpDecodeError(`an array of ${count} elements has only ${end - next} bytes`);
  next += 1;
  for (let n = 0; n < count; n++) next = checkData(bytes, code, next, end, depth);
  return next;
}

function readSize(bytes: Buffer, at: number, width: number): number {
  return width === 1 ? (bytes[at] as number) : bytes.readUInt32BE(at);
}

function within(at: number, end: number): number {
  if (at > end) throw new AmqpDecodeError('a value is cut short');
  return at;
}
