/** Encoders for the few AMQP 1.0 values that the broker writes itself (part 1, section 1.6). */
const NULL: Buffer = Buffer.from([0x40]);
const TRUE = Buffer.from([0x41]);
const FALSE = Buffer.from([0x42]);

function fixed(code: number, size: number, write: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.allocUnsafe(1 + size);
  bytes[0] = code;
  write(bytes);
  return bytes;
}

/** A length of one byte if it fits, otherwise four; `short + 0x10` is the constructor of the wide form. */
function variable(short: number, content: Buffer): Buffer {
  if (content.length < 256) return Buffer.concat([Buffer.from([short, content.length]), content]);
  return Buffer.concat([fixed(short + 0x10, 4, (bytes) => bytes.writeUInt32BE(content.length, 1)), content]);
}

function compound(code: number, elements: readonly Buffer[]): Buffer {
  const head = fixed(code, 8, () => {});
  const size = elements.reduce((sum, element) => sum + element.length, 0);
  head.writeUInt32BE(size + 4, 1);
  head.writeUInt32BE(elements.length, 5);
  return Buffer.concat([head, ...elements], head.length + size);
}

export const encode = {
  null: NULL,
  boolean: (value: boolean): Buffer => (value ? TRUE : FALSE),
  uint: (value: number) => fixed(0x70, 4, (bytes) => bytes.writeUInt32BE(value, 1)),
  int: (value: number) => fixed(0x71, 4, (bytes) => bytes.writeInt32BE(value, 1)),
  long: (value: number | bigint) => fixed(0x81, 8, (bytes) => bytes.writeBigInt64BE(BigInt(value), 1)),
  double: (value: number) => fixed(0x82, 8, (bytes) => bytes.writeDoubleBE(value, 1)),
  /** @param value milliseconds since 1970 */
  timestamp: (value: number) => fixed(0x83, 8, (bytes) => bytes.writeBigInt64BE(BigInt(value), 1)),
  binary: (value: Buffer) => variable(0xa0, value),
  string: (value: string) => variable(0xa1, Buffer.from(value)),
  symbol: (value: string) => variable(0xa3, Buffer.from(value, 'ascii')),
  list: (elements: readonly Buffer[]) => compound(0xd0, elements),
  /** @param elements keys and values in turn */
  map: (elements: readonly Buffer[]) => compound(0xd1, elements),
  /** A section of a message: its code (part 3, section 3.2) and its value. */
  section: (code: number, value: Buffer) => Buffer.concat([Buffer.from([0x00, 0x53, code]), value]),
} as const;

/** Encodes a value that arrived decoded, in an outcome or in a `$management` request. */
export function encodeValue(value: unknown): Buffer {
  if (value === null || value === undefined) return encode.null;
  if (typeof value === 'string') return encode.string(value);
  if (typeof value === 'boolean') return encode.boolean(value);
  if (typeof value === 'bigint') return encode.long(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) return encode.double(value);
    return Math.abs(value) < 2 ** 31 ? encode.int(value) : encode.long(value);
  }
  if (value instanceof Date) return encode.timestamp(value.getTime());
  if (Buffer.isBuffer(value)) return encode.binary(value);
  return encode.string(String(value));
}
