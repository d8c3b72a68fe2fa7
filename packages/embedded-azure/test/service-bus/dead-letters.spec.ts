import { expect, test } from 'vitest';
import { codeOf, receiveMany, receiveOne, until, useServiceBus, wording } from './running-service-bus.ts';

const running = useServiceBus({
  Queues: [
    { Name: 'explicit' },
    { Name: 'again' },
    { Name: 'expires', Properties: { DeadLetteringOnMessageExpiration: true } },
    { Name: 'deferring' },
    { Name: 'vanishes', Properties: { DefaultMessageTimeToLive: 'PT1S' } },
  ],
  Topics: [
    {
      Name: 'events',
      Properties: { DefaultMessageTimeToLive: 'PT0.3S' },
      Subscriptions: [
        { Name: 'kept', Properties: { DeadLetteringOnMessageExpiration: true, DefaultMessageTimeToLive: 'PT1H' } },
      ],
    },
  ],
});
const deadLettersOf = (queue: string) => running.client.createReceiver(queue, { subQueueType: 'deadLetter' });

test.concurrent('a message is dead-lettered with reason, description and properties, and keeps its sequence number', async () => {
  await running.client.createSender('explicit').sendMessages({ body: 1, applicationProperties: { keep: 'me' } });
  const receiver = running.client.createReceiver('explicit');
  const message = await receiveOne(receiver);
  await receiver.deadLetterMessage(message, {
    deadLetterReason: 'unreadable',
    deadLetterErrorDescription: 'line 3 has no SKU',
    extra: 7,
  });
  expect(await running.counts('explicit')).toMatchObject({ active: 0, deadLettered: 1 });
  const deadLetters = deadLettersOf('explicit');
  const dead = await receiveOne(deadLetters);
  expect(dead).toMatchObject({
    body: 1,
    deadLetterReason: 'unreadable',
    deadLetterErrorDescription: 'line 3 has no SKU',
    deliveryCount: 0,
    applicationProperties: { keep: 'me', extra: 7 },
  });
  // Only a dead letter that is forwarded says where it was.
  expect(dead.deadLetterSource).toBeUndefined();
  expect(dead.sequenceNumber).toEqual(message.sequenceNumber);
  await deadLetters.completeMessage(dead);
  expect((await running.counts('explicit')).deadLettered).toBe(0);
});

test.concurrent('a dead letter can be abandoned any number of times, but not dead-lettered again', async () => {
  await running.client.createSender('again').sendMessages({ body: 1 });
  const receiver = running.client.createReceiver('again');
  await receiver.deadLetterMessage(await receiveOne(receiver));
  const deadLetters = deadLettersOf('again');
  for (let attempt = 0; attempt < 12; attempt++) await deadLetters.abandonMessage(await receiveOne(deadLetters));
  const dead = await receiveOne(deadLetters);
  expect(dead.deliveryCount).toBe(12);
  await expect(deadLetters.deadLetterMessage(dead)).rejects.toThrow(wording('cannot be dead-lettered again'));
  expect((await running.counts('again')).deadLettered).toBe(1);
});

test.concurrent('an expired message is dead-lettered if the queue says so', async () => {
  await running.client.createSender('expires').sendMessages({ body: 1, timeToLive: 150 });
  await until(async () => (await running.counts('expires')).deadLettered === 1, 'it expires');
  expect((await running.counts('expires')).active).toBe(0);
  expect(await receiveOne(deadLettersOf('expires'))).toMatchObject({ deadLetterReason: 'TTLExpiredException' });
});

test.concurrent('an expired message is deleted if the queue says so, but not while it is locked', async () => {
  const sender = running.client.createSender('vanishes');
  const receiver = running.client.createReceiver('vanishes');
  await sender.sendMessages({ body: 'held' });
  const held = await receiveOne(receiver);
  await sender.sendMessages({ body: 'nobody wants it', timeToLive: 50 });
  await until(async () => (await running.counts('vanishes')).active === 1, 'the other one expires');
  await until(() => Date.now() > Number(held.expiresAtUtc), 'its own time is over');
  expect((await running.counts('vanishes')).active).toBe(1);
  await receiver.completeMessage(held);
  expect(await running.counts('vanishes')).toMatchObject({ active: 0, deadLettered: 0 });
});

test.concurrent('a deferred message expires like any other, but not while it is locked', async () => {
  const sender = running.client.createSender('deferring');
  const receiver = running.client.createReceiver('deferring');
  await sender.sendMessages([
    { body: 'held', timeToLive: 1500 },
    { body: 'left', timeToLive: 1000 },
  ]);
  const messages = await receiveMany(receiver, 2);
  for (const message of messages) await receiver.deferMessage(message);
  const [held] = await receiver.receiveDeferredMessages(messages[0]?.sequenceNumber ?? expect.fail('no message'));
  await until(async () => (await running.counts('deferring')).deferred === 1, 'the other one expires');
  await until(() => Date.now() > Number(held?.expiresAtUtc), 'its own time is over');
  await receiver.completeMessage(held ?? expect.fail('no message'));
  expect((await running.counts('deferring')).deferred).toBe(0);
});

test.concurrent('a topic’s time to live limits that of its subscriptions', async () => {
  await running.client.createSender('events').sendMessages({ body: 1, timeToLive: 3_600_000 });
  await until(async () => (await running.counts('events/Subscriptions/kept')).deadLettered === 1, 'it expires');
  const receiver = running.client.createReceiver('events', 'kept', { subQueueType: 'deadLetter' });
  expect(await receiveOne(receiver)).toMatchObject({ body: 1, deadLetterReason: 'TTLExpiredException' });
});

test.concurrent('nothing can be sent to a dead-letter queue', async () => {
  const sender = running.client.createSender('explicit/$DeadLetterQueue');
  expect(await codeOf(sender.sendMessages({ body: 1 }))).toBe('GeneralError');
});
