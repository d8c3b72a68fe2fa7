/** A decoded primitive of AMQP 1.0 (part 1, section 1.6). Compounds and described values stay encoded. */
export type AmqpScalar = string | number | bigint | boolean | null | Date | Buffer;

/** The bytes are not valid AMQP. */
export class AmqpDecodeError extends Error {
  override name = 'AmqpDecodeError';
}

/**
 * The size in bytes of the encoded value at `offset`. The high half of a constructor gives its width (AMQP 1.0, part 1,
 * section 1.2), so a value can be skipped without decoding it.
 */
export function sizeOf(bytes: Buffer, offset: number): number {
  const code = bytes.readUInt8(offset);
  if (code === 0) {
    const descriptor = sizeOf(bytes, offset + 1);
    return 1 + descriptor + sizeOf(bytes, offset + 1 + descriptor);
  }
  switch (code >> 4) {
    case 0x4:
      return 1;
    case 0x5:
      return 2;
    case 0x6:
      return 3;
    case 0x7:
      return 5;
    case 0x8:
      return 9;
    case 0x9:
      return 17;
    case 0xa:
    case 0xc:
    case 0xe:
      return 2 + bytes.readUInt8(offset + 1);
    case 0xb:
    case 0xd:
    case 0xf:
      return 5 + bytes.readUInt32BE(offset + 1);
    default:
      throw new AmqpDecodeError(`unknown constructor 0x${code.toString(16)}`);
  }
}

/** The encoded elements of an encoded list or map (keys and values in turn). */
export function elementsOf(compound: Buffer): Buffer[] {
  const { first, count } = startOfElements(compound);
  const elements: Buffer[] = [];
  let offset = first;
  for (let index = 0; index < count; index++) {
    const size = sizeOf(compound, offset);
    elements.push(compound.subarray(offset, offset + size));
    offset += size;
  }
  return elements;
}

function startOfElements(compound: Buffer): { first: number; count: number } {
  switch (compound.readUInt8(0)) {
    case 0x45:
      return { first: 1, count: 0 };
    case 0xc0:
    case 0xc1:
      return { first: 3, count: compound.readUInt8(2) };
    case 0xd0:
    case 0xd1:
      return { first: 9, count: compound.readUInt32BE(5) };
    default:
      throw new AmqpDecodeError('expected a list or a map');
  }
}

/** An encoded map with string or symbol keys. Values stay encoded, so that they keep their types. */
export function mapOf(value: Buffer | undefined): Map<string, Buffer> {
  const map = new Map<string, Buffer>();
  if (value === undefined || value.readUInt8(0) === 0x40) return map;
  const elements = elementsOf(value);
  for (let index = 0; index + 1 < elements.length; index += 2) {
    const item = elements[index + 1];
    if (item !== undefined) map.set(String(decodeScalar(elements[index])), item);
  }
  return map;
}

/** Decodes a primitive. 64-bit integers become bigint only if a number would lose digits. */
export function decodeScalar(value: Buffer | undefined): AmqpScalar | undefined {
  if (value === undefined) return undefined;
  switch (value.readUInt8(0)) {
    case 0x40:
      return null;
    case 0x41:
      return true;
    case 0x42:
      return false;
    case 0x56:
      return value.readUInt8(1) === 1;
    case 0x43:
    case 0x44:
      return 0;
    case 0x50:
    case 0x52:
    case 0x53:
      return value.readUInt8(1);
    case 0x51:
    case 0x54:
    case 0x55:
      return value.readInt8(1);
    case 0x60:
      return value.readUInt16BE(1);
    case 0x61:
      return value.readInt16BE(1);
    case 0x70:
      return value.readUInt32BE(1);
    case 0x71:
      return value.readInt32BE(1);
    case 0x72:
      return value.readFloatBE(1);
    case 0x82:
      return value.readDoubleBE(1);
    case 0x80:
      return exact(value.readBigUInt64BE(1));
    case 0x81:
      return exact(value.readBigInt64BE(1));
    case 0x83:
      return new Date(Number(value.readBigInt64BE(1)));
    case 0x98:
      return value.toString('hex', 1, 17);
    case 0xa0:
      return value.subarray(2);
    case 0xb0:
      return value.subarray(5);
    case 0xa1:
    case 0xa3:
      return value.toString('utf8', 2);
    case 0xb1:
    case 0xb3:
      return value.toString('utf8', 5);
    default:
      return value;
  }
}

function exact(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
