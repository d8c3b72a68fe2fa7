import { expect, test } from 'vitest';
import { codeOf, receiveMany, receiveOne, until, useServiceBus } from './running-service-bus.ts';

const names = [
  'whole',
  'bodies',
  'batch',
  'large',
  'delete',
  'peek',
  'drain',
  'ring',
  'shared',
  'closed',
  'mixed-size',
];
const running = useServiceBus({ Queues: names.map((Name) => ({ Name })) });

test('a message arrives with everything that was sent, and is gone when it is completed', async () => {
  const sender = running.client.createSender('whole');
  const receiver = running.client.createReceiver('whole');
  const sent = {
    body: { order: 'o-1', lines: [1, 2] },
    messageId: 'm-1',
    correlationId: 'c-1',
    subject: 'order.placed',
    contentType: 'application/json',
    to: 'to',
    replyTo: 'reply-to',
    replyToSessionId: 'rs',
    partitionKey: 'p',
    timeToLive: 60_000,
    applicationProperties: { text: 'x', int: 5, double: 1.5, yes: true, negative: -3 },
  };
  await sender.sendMessages(sent);
  const message = await receiveOne(receiver);
  expect(message).toMatchObject({ ...sent, deliveryCount: 0, state: 'active' });
  expect(message.lockToken).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(message.lockedUntilUtc?.getTime()).toBeGreaterThan(Date.now());
  expect(Number(message.expiresAtUtc) - Number(message.enqueuedTimeUtc)).toBe(60_000);
  expect((await running.counts('whole')).active).toBe(1);
  await receiver.completeMessage(message);
  expect((await running.counts('whole')).active).toBe(0);
});

test('bodies of bytes, of an AMQP value and of an AMQP sequence keep their kind', async () => {
  const sender = running.client.createSender('bodies');
  await sender.sendMessages({ body: Buffer.from([1, 2, 3]) });
  await sender.sendMessages({ bodyType: 'value', body: { k: 'v', n: 3 } });
  await sender.sendMessages({ bodyType: 'sequence', body: [1, 'two', 3] });
  const receiver = running.client.createReceiver('bodies', { receiveMode: 'receiveAndDelete' });
  const messages = await receiveMany(receiver, 3);
  expect(messages.map((message) => message.body)).toEqual([Buffer.from([1, 2, 3]), { k: 'v', n: 3 }, [1, 'two', 3]]);
  expect(messages.map((message) => message._rawAmqpMessage.bodyType)).toEqual(['data', 'value', 'sequence']);
});

test('a batch arrives as single messages, in sequence', async () => {
  const sender = running.client.createSender('batch');
  const batch = await sender.createMessageBatch();
  expect(batch.maxSizeInBytes).toBe(262_144);
  for (let index = 0; index < 100; index++) expect(batch.tryAddMessage({ body: index })).toBe(true);
  await sender.sendMessages(batch);
  const receiver = running.client.createReceiver('batch', { receiveMode: 'receiveAndDelete' });
  const messages = await receiveMany(receiver, 100);
  expect(messages.map((message) => message.body)).toEqual(Array.from({ length: 100 }, (_, index) => index));
  expect(new Set(messages.map((message) => message.messageId)).size).toBe(100);
});

test('a message of many frames arrives complete, and one beyond the limit is refused', async () => {
  const sender = running.client.createSender('large');
  const body = Buffer.alloc(250_000, 'partner');
  await sender.sendMessages({ body });
  const message = await receiveOne(running.client.createReceiver('large'));
  expect(body.equals(message.body)).toBe(true);
  expect(await codeOf(sender.sendMessages({ body: Buffer.alloc(262_144) }))).toBe('MessageSizeExceeded');
  expect((await running.counts('large')).active).toBe(1);
});

test('large and small messages on one link do not affect each other', async () => {
  const sender = running.client.createSender('mixed-size');
  const sizes = [10, 200_000, 10, 70_000, 10, 130_000];
  await Promise.all(sizes.map((size) => sender.sendMessages({ body: Buffer.alloc(size, 1) })));
  const messages = await receiveMany(running.client.createReceiver('mixed-size'), sizes.length);
  expect(messages.map((message) => message.body.length)).toEqual(sizes);
});

test('receive-and-delete removes a message at once', async () => {
  await running.client.createSender('delete').sendMessages({ body: 1 });
  const receiver = running.client.createReceiver('delete', { receiveMode: 'receiveAndDelete' });
  expect((await receiveOne(receiver)).lockToken).toBeUndefined();
  expect(await running.counts('delete')).toMatchObject({ active: 0, scheduled: 0, deferred: 0, deadLettered: 0 });
});

test('peeking returns messages in pages and locks none, and includes locked messages', async () => {
  await running.client.createSender('peek').sendMessages([1, 2, 3, 4].map((body) => ({ body })));
  const receiver = running.client.createReceiver('peek');
  await receiveOne(receiver);
  const first = await receiver.peekMessages(2);
  const second = await receiver.peekMessages(5);
  expect([...first, ...second].map((message) => message.body)).toEqual([1, 2, 3, 4]);
  const [, two] = first;
  const again = await receiver.peekMessages(1, {
    fromSequenceNumber: two?.sequenceNumber ?? expect.fail('no message'),
  });
  expect(again.map((message) => message.body)).toEqual([2]);
  expect((await receiveOne(receiver)).body).toBe(2);
});

test('a receiver that stopped waiting gets nothing more, because its credit is drained', async () => {
  const sender = running.client.createSender('drain');
  const impatient = running.client.createReceiver('drain');
  await sender.sendMessages([{ body: 1 }, { body: 2 }]);
  const got = await impatient.receiveMessages(10, { maxWaitTimeInMs: 200 });
  expect(got.map((message) => message.body)).toEqual([1, 2]);
  await sender.sendMessages({ body: 3 });
  const message = await receiveOne(running.client.createReceiver('drain'));
  expect(message).toMatchObject({ body: 3, deliveryCount: 0 });
});

test('one link delivers more messages than rhea’s ring buffers have room for, on both sides', async () => {
  const total = 6000;
  const sender = running.client.createSender('ring');
  for (let sent = 0; sent < total; sent += 500) {
    await sender.sendMessages(Array.from({ length: 500 }, (_, index) => ({ body: sent + index })));
  }
  const receiver = running.client.createReceiver('ring');
  let completed = 0;
  const errors: Error[] = [];
  receiver.subscribe(
    {
      async processMessage(message) {
        await receiver.completeMessage(message);
        completed += 1;
      },
      async processError({ error }) {
        errors.push(error);
      },
    },
    { autoCompleteMessages: false, maxConcurrentCalls: 200 },
  );
  await until(() => completed === total, `${total} completions`);
  expect(errors).toEqual([]);
  expect((await running.counts('ring')).active).toBe(0);
  await receiver.close();
});

test('competing receivers never get the same message', async () => {
  const total = 600;
  const seen = new Map<number, number>();
  const shares = [0, 0, 0];
  const receivers = shares.map((_, index) => {
    const receiver = running.client.createReceiver('shared');
    receiver.subscribe(
      {
        async processMessage(message) {
          seen.set(message.body, (seen.get(message.body) ?? 0) + 1);
          shares[index] = (shares[index] ?? 0) + 1;
        },
        async processError() {},
      },
      { maxConcurrentCalls: 10 },
    );
    return receiver;
  });
  const sender = running.client.createSender('shared');
  for (let sent = 0; sent < total; sent += 100) {
    await sender.sendMessages(Array.from({ length: 100 }, (_, index) => ({ body: sent + index })));
  }
  await until(async () => seen.size === total && (await running.counts('shared')).active === 0, 'all processed');
  expect([...seen.values()].every((times) => times === 1)).toBe(true);
  expect(Math.min(...shares)).toBeGreaterThan(total / 10);
  for (const receiver of receivers) await receiver.close();
});

test('a message can be settled after its receiver was closed, over another one', async () => {
  await running.client.createSender('closed').sendMessages({ body: 1 });
  const first = running.client.createReceiver('closed');
  const message = await receiveOne(first);
  await first.close();
  await running.client.createReceiver('closed').completeMessage(message);
  expect((await running.counts('closed')).active).toBe(0);
});
