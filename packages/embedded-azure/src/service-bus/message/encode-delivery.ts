import { elementsOf, mapOf } from './decode-amqp.ts';
import { encode } from './encode-amqp.ts';
import type { Message, MessageState } from './message.ts';
import { SECTION } from './message-sections.ts';

const STATE_CODE: Record<MessageState, number> = { active: 0, deferred: 1, scheduled: 2 };
const MAX_UINT = 0xffff_ffff;

const KEY = {
  sequenceNumber: encode.symbol('x-opt-sequence-number'),
  enqueuedSequenceNumber: encode.symbol('x-opt-enqueue-sequence-number'),
  enqueuedTime: encode.symbol('x-opt-enqueued-time'),
  lockedUntil: encode.symbol('x-opt-locked-until'),
  state: encode.symbol('x-opt-message-state'),
  deadLetterSource: encode.symbol('x-opt-deadletter-source'),
};
/** A sender that forwards a received message sends these back. Only the broker's own values count. */
const OWN_ANNOTATIONS = new Set([
  'x-opt-sequence-number',
  'x-opt-enqueue-sequence-number',
  'x-opt-enqueued-time',
  'x-opt-locked-until',
  'x-opt-lock-token',
  'x-opt-message-state',
  'x-opt-deadletter-source',
]);

/**
 * A message as a receiver gets it: the sender's bytes with the broker's header and annotations.
 *
 * @param lockedUntil milliseconds since 1970; undefined without a lock
 */
export function encodeDelivery(message: Message, lockedUntil: number | undefined): Buffer {
  const { properties, applicationProperties, body } = message.content.sections;
  const parts: Buffer[] = [
    encode.section(SECTION.header, header(message)),
    encode.section(SECTION.messageAnnotations, annotations(message, lockedUntil)),
  ];
  if (properties) parts.push(encode.section(SECTION.properties, properties));
  if (applicationProperties) parts.push(encode.section(SECTION.applicationProperties, applicationProperties));
  parts.push(body);
  return Buffer.concat(parts);
}

function header(message: Message): Buffer {
  const sent = message.content.sections.header;
  const [durable, priority, timeToLive] = sent ? elementsOf(sent) : [];
  const effective =
    message.expiresAt === Infinity
      ? (timeToLive ?? encode.null)
      : encode.uint(Math.min(MAX_UINT, Math.max(0, message.expiresAt - message.enqueuedAt)));
  const fields: Buffer[] = [
    durable ?? encode.boolean(true),
    priority ?? encode.null,
    effective,
    encode.null,
    encode.uint(message.deliveryCount),
  ];
  return encode.list(fields);
}

function annotations(message: Message, lockedUntil: number | undefined): Buffer {
  const sequenceNumber = encode.long(message.sequenceNumber);
  const entries: Buffer[] = [];
  for (const [key, value] of mapOf(message.content.sections.messageAnnotations)) {
    if (!OWN_ANNOTATIONS.has(key)) entries.push(encode.symbol(key), value);
  }
  entries.push(KEY.enqueuedTime, encode.timestamp(message.enqueuedAt));
  entries.push(KEY.sequenceNumber, sequenceNumber, KEY.enqueuedSequenceNumber, sequenceNumber);
  if (lockedUntil !== undefined) entries.push(KEY.lockedUntil, encode.timestamp(lockedUntil));
  if (message.state !== 'active') entries.push(KEY.state, encode.int(STATE_CODE[message.state]));
  if (message.deadLetterSource !== null) entries.push(KEY.deadLetterSource, encode.string(message.deadLetterSource));
  return encode.map(entries);
}
