import { AmqpDecodeError, sizeOf } from './decode-amqp.ts';

/** Codes of the sections of a message (AMQP 1.0, part 3, section 3.2). */
export const SECTION = {
  header: 0x70,
  deliveryAnnotations: 0x71,
  messageAnnotations: 0x72,
  properties: 0x73,
  applicationProperties: 0x74,
  data: 0x75,
  footer: 0x78,
} as const;

/** A message split into its sections. Nothing is decoded: each part is a view of the sender's bytes. */
export interface MessageSections {
  header?: Buffer;
  messageAnnotations?: Buffer;
  properties?: Buffer;
  applicationProperties?: Buffer;
  /** Body and footer, with their descriptors, as the sender wrote them. */
  body: Buffer;
  /** The values of the data sections. In a batch, each is a message. */
  data: Buffer[];
}

/** @throws AmqpDecodeError | RangeError if the bytes are not a message */
export function splitSections(message: Buffer): MessageSections {
  const sections: MessageSections = { body: message.subarray(message.length), data: [] };
  let bodyStart: number | undefined;
  let offset = 0;
  while (offset < message.length) {
    const code = sectionCode(message, offset);
    const valueStart = offset + 1 + sizeOf(message, offset + 1);
    const end = valueStart + sizeOf(message, valueStart);
    if (end > message.length) throw new AmqpDecodeError('a section is cut short');
    const value = message.subarray(valueStart, end);
    if (code === SECTION.header) sections.header = value;
    else if (code === SECTION.messageAnnotations) sections.messageAnnotations = value;
    else if (code === SECTION.properties) sections.properties = value;
    else if (code === SECTION.applicationProperties) sections.applicationProperties = value;
    else if (code >= SECTION.data && code <= SECTION.footer) {
      bodyStart ??= offset;
      if (code === SECTION.data) sections.data.push(value);
    }
    offset = end;
  }
  if (bodyStart !== undefined) sections.body = message.subarray(bodyStart);
  return sections;
}

function sectionCode(message: Buffer, offset: number): number {
  if (message.readUInt8(offset) !== 0) throw new AmqpDecodeError('expected a section');
  const descriptor = message.readUInt8(offset + 1);
  if (descriptor === 0x53) return message.readUInt8(offset + 2);
  if (descriptor === 0x80) return Number(message.readBigUInt64BE(offset + 2));
  throw new AmqpDecodeError('a section is named by a symbol');
}
