import { murmur32, murmur128 } from './murmur-hash.ts';
import type { PartitionKeyDefinition, PartitionKeyPart } from './partition-key.ts';

const MOST_REMEMBERED = 50_000;
const remembered = new Map<string, string>();

/**
 * The effective partition key: the hash, as hexadecimal text, that decides an item's range. Version 2 hashes all values
 * together. A hierarchical key hashes each level separately, so that a prefix of the key is a prefix of the hash. Same
 * result as `hashPartitionKey` of @azure/cosmos 4.10.1.
 */
export function effectivePartitionKey(parts: readonly PartitionKeyPart[], definition: PartitionKeyDefinition): string {
  const key = `${definition.kind}${definition.version}${JSON.stringify(parts)}`;
  let hash = remembered.get(key);
  if (hash === undefined) {
    if (definition.kind === 'MultiHash') hash = parts.map((part) => hashVersion2([part])).join('');
    else hash = definition.version === 2 ? hashVersion2(parts) : hashVersion1(parts[0]);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(key, hash);
  }
  return hash;
}

const MARKER = { undefined: 0, null: 1, false: 2, true: 3, number: 5, string: 8 };
const LONGEST_HASHED_IN_VERSION_1 = 100;

function hashVersion2(parts: readonly PartitionKeyPart[]): string {
  const [low, high] = murmur128(Buffer.concat(parts.map((part) => hashedBytes(part, Buffer.from([0xff])))));
  const digest = Buffer.alloc(16);
  digest.writeBigUInt64BE(high & 0x3fff_ffff_ffff_ffffn, 0); // the two top bits are kept free
  digest.writeBigUInt64BE(low, 8);
  return digest.toString('hex').toUpperCase();
}

function hashVersion1(part: PartitionKeyPart | undefined): string {
  const truncated = typeof part === 'string' ? part.slice(0, LONGEST_HASHED_IN_VERSION_1) : part;
  const hash = murmur32(hashedBytes(truncated ?? null, Buffer.from([0])));
  return Buffer.concat([sortableNumber(hash), sortableValue(truncated ?? null)])
    .toString('hex')
    .toUpperCase();
}

function hashedBytes(part: PartitionKeyPart, textEnd: Buffer): Buffer {
  switch (typeof part) {
    case 'string':
      return Buffer.concat([Buffer.from([MARKER.string]), Buffer.from(part), textEnd]);
    case 'number': {
      const bytes = Buffer.alloc(9);
      bytes[0] = MARKER.number;
      bytes.writeDoubleLE(part, 1);
      return bytes;
    }
    default:
      return Buffer.from([markerOf(part)]);
  }
}

function markerOf(part: boolean | null | object): number {
  if (part === null) return MARKER.null;
  if (part === true) return MARKER.true;
  return part === false ? MARKER.false : MARKER.undefined;
}

/** Version 1 appends the value itself to its hash, in an order-preserving form. */
function sortableValue(part: PartitionKeyPart): Buffer {
  if (typeof part === 'number') return sortableNumber(part);
  if (typeof part !== 'string') return Buffer.from([markerOf(part)]);
  const shifted = Buffer.from(part).map((byte) => (byte < 0xff ? byte + 1 : byte));
  return Buffer.concat([Buffer.from([MARKER.string]), shifted, Buffer.from([0])]);
}

/** A double as bytes of seven bits. The lowest bit of each says whether more follow. */
export function sortableNumber(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  const bits = bytes.readBigUInt64BE();
  const sign = 0x8000_0000_0000_0000n;
  const ordered = bits < sign ? bits ^ sign : BigInt.asUintN(64, -bits);

  const out = [MARKER.number, Number(ordered >> 56n)];
  let payload = BigInt.asUintN(64, ordered << 8n);
  for (;;) {
    const chunk = Number(payload >> 56n);
    payload = BigInt.asUintN(64, payload << 7n);
    if (payload === 0n) {
      if ((chunk & 0xfe) !== 0) out.push(chunk & 0xfe);
      return Buffer.from(out);
    }
    out.push(chunk | 1);
  }
}
