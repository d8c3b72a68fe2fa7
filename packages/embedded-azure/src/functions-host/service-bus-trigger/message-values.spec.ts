import { expect, test } from 'vitest';
import { bodyValue, messageMetadata } from './message-values.ts';

test('a body of bytes is passed as text', () => {
  expect(bodyValue(Buffer.from('{"é":1}'), undefined)).toEqual({ string: '{"é":1}' });
});

test('a body with an AMQP value is passed as JSON, and a string unchanged', () => {
  expect(bodyValue({ a: [1] }, undefined)).toEqual({ string: '{"a":[1]}' });
  expect(bodyValue('plain', undefined)).toEqual({ string: 'plain' });
});

test('a binary trigger gets bytes', () => {
  expect(bodyValue(Buffer.from([0, 255]), 'binary')).toEqual({ bytes: Buffer.from([0, 255]) });
});

test('the first delivery counts as one', () => {
  expect(messageMetadata({ body: '', deliveryCount: 0 })['DeliveryCount']).toEqual({ int: 1 });
});

test('a sequence number that is too large for a number keeps its digits', () => {
  const beyond = { toString: () => '9007199254740993' };
  expect(messageMetadata({ body: '', sequenceNumber: beyond })['SequenceNumber']).toEqual({ int: '9007199254740993' });
});

test('missing properties of a message are left out, except application properties', () => {
  expect(Object.keys(messageMetadata({ body: '', messageId: 'm' })).sort()).toEqual([
    'ApplicationProperties',
    'DeliveryCount',
    'MessageId',
    'UserProperties',
  ]);
});
