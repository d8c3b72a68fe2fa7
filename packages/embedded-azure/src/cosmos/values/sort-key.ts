import { typeRank, type Value } from './json.ts';

/**
 * Encodes one value as bytes that compare (memcmp) as Cosmos orders values. No encoding is a prefix of another, so
 * encodings concatenate to keys over several properties. For a descending property every byte is inverted.
 */
export function encodeSortable(value: Value, descending: boolean): Buffer {
  const bytes = encodeAscending(value);
  if (descending) for (let i = 0; i < bytes.length; i += 1) bytes[i] = 255 - (bytes[i] ?? 0);
  return bytes;
}

function encodeAscending(value: Value): Buffer {
  const rank = typeRank(value);
  if (typeof value === 'number') return encodeNumber(rank, value);
  if (rank < 4) return Buffer.from([rank]);
  const text = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
  const escaped = text.includes(0) ? escapeZeros(text) : text;
  const bytes = Buffer.alloc(escaped.length + 3); // two zeros end the text
  bytes[0] = rank;
  escaped.copy(bytes, 1);
  return bytes;
}

/** IEEE 754, big-endian: the sign bit is flipped for positive numbers, every bit for negative ones. */
function encodeNumber(rank: number, value: number): Buffer {
  const bytes = Buffer.alloc(9);
  bytes[0] = rank;
  bytes.writeDoubleBE(value === 0 ? 0 : value, 1);
  const high = bytes.readUInt32BE(1);
  if (high >= 0x8000_0000) {
    bytes.writeUInt32BE(~high >>> 0, 1);
    bytes.writeUInt32BE(~bytes.readUInt32BE(5) >>> 0, 5);
  } else {
    bytes.writeUInt32BE((high | 0x8000_0000) >>> 0, 1);
  }
  return bytes;
}

/** A zero inside a text is written 00 FF, so that it sorts after the end of a shorter text, 00 00. */
function escapeZeros(text: Buffer): Buffer {
  const bytes: number[] = [];
  for (const byte of text) {
    bytes.push(byte);
    if (byte === 0) bytes.push(255);
  }
  return Buffer.from(bytes);
}

/** The row's number as the last part of a key. It makes every key unique, so that a page can resume after it. */
export function encodeRow(row: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(row));
  return bytes;
}

/** The smallest key after all keys that begin with `prefix`; undefined if there is none. */
export function afterPrefix(prefix: Buffer): Buffer | undefined {
  let end = prefix.length;
  while (end > 0 && prefix[end - 1] === 255) end -= 1;
  if (end === 0) return undefined;
  const bytes = Buffer.from(prefix.subarray(0, end));
  bytes[end - 1] = (bytes[end - 1] ?? 0) + 1;
  return bytes;
}
