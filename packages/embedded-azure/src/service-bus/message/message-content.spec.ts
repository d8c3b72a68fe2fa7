import rhea from 'rhea';
import { expect, test } from 'vitest';
import { contentWith } from '../filters/content-with.ts';
import { AmqpDecodeError } from './decode-amqp.ts';
import { encodeDelivery } from './encode-delivery.ts';
import type { Message } from './message.ts';
import { MessageContent } from './message-content.ts';

const { types } = rhea;
const held = (content: MessageContent): Message => ({
  rowId: 1,
  content,
  sequenceNumber: 7,
  enqueuedAt: 1_700_000_000_000,
  expiresAt: 1_700_000_060_000,
  deliveryCount: 2,
  state: 'active',
  scheduledFor: null,
  deadLetterSource: null,
});

test('a delivery has exactly the sender’s bytes for properties, application properties and body', () => {
  const content = contentWith({
    message_id: 'm',
    content_type: 'application/json',
    // JavaScript has no byte, short or float: decoding and encoding them again would change their type.
    application_properties: { byte: types.wrap_byte(-3), short: types.wrap_short(300), float: types.wrap_float(0.5) },
    message_annotations: { 'x-opt-partition-key': 'p', 'x-opt-sequence-number': 99 },
    body: rhea.message.data_section(Buffer.from('{"a":1}')),
  });
  const delivery = new MessageContent(encodeDelivery(held(content), undefined));
  const { properties, applicationProperties, body } = content.sections;
  expect(delivery.sections.properties).toEqual(properties);
  expect(delivery.sections.applicationProperties).toEqual(applicationProperties);
  expect(delivery.sections.body).toEqual(body);
});

test('a delivery has the broker’s header and annotations, not those of the sender', () => {
  const content = contentWith({
    message_id: 'm',
    ttl: 3_600_000,
    message_annotations: { 'x-opt-sequence-number': 99 },
  });
  const decoded = rhea.message.decode(encodeDelivery(held(content), 1_700_000_030_000));
  expect(decoded).toMatchObject({ ttl: 60_000, delivery_count: 2 });
  expect(decoded['message_annotations']).toMatchObject({
    'x-opt-sequence-number': 7,
    'x-opt-enqueued-time': new Date(1_700_000_000_000),
    'x-opt-locked-until': new Date(1_700_000_030_000),
  });
});

test('setting application properties does not change the others', () => {
  const content = contentWith({ application_properties: { keep: types.wrap_short(300), change: 'old' } });
  const changed = content.withApplicationProperties({ change: 'new', added: 5, ignored: undefined });
  const before = content.sections.applicationProperties;
  expect(before?.includes(Buffer.from([0x61, 0x01, 0x2c]))).toBe(true);
  expect(changed.sections.applicationProperties?.includes(Buffer.from([0x61, 0x01, 0x2c]))).toBe(true);
  expect(['keep', 'change', 'added', 'ignored'].map((name) => changed.applicationProperty(name))).toEqual([
    300,
    'new',
    5,
    undefined,
  ]);
});

test('a message without an id gets one, and a message with an id is not changed', () => {
  const named = contentWith({ message_id: 'mine' });
  expect(named.withMessageId()).toBe(named);
  const nameless = contentWith({ subject: 's' }).withMessageId();
  expect(nameless.property('messageId')).toMatch(/^[0-9a-f]{32}$/);
  expect(nameless.property('subject')).toBe('s');
});

test('bytes that are not a message are refused', () => {
  expect(() => new MessageContent(Buffer.from('hello')).sections).toThrow(AmqpDecodeError);
  const whole = contentWith({ subject: 'cut' }).bytes;
  expect(() => new MessageContent(whole.subarray(0, whole.length - 1)).sections).toThrow();
});
