import { expect, test } from 'vitest';
import { codeOf, receiveMany, receiveOne, until, useServiceBus } from './running-service-bus.ts';

const queue = (Name: string, LockDuration: string) => ({ Name, Properties: { LockDuration, MaxDeliveryCount: 3 } });
const running = useServiceBus({
  Queues: [
    queue('expire', 'PT3S'),
    queue('renew', 'PT3S'),
    queue('auto', 'PT3S'),
    queue('abandon', 'PT1M'),
    queue('defer', 'PT1M'),
    queue('stale', 'PT0.3S'),
  ],
});
const lockedReceiver = (queue: string) => running.client.createReceiver(queue, { maxAutoLockRenewalDurationInMs: 0 });

test.concurrent('a message whose lock expires is delivered again and counted, and its old lock is lost', async () => {
  await running.client.createSender('expire').sendMessages({ body: 'slow' });
  const receiver = lockedReceiver('expire');
  const first = await receiveOne(receiver);
  const second = await receiveOne(receiver);
  expect(second).toMatchObject({ body: 'slow', deliveryCount: 1, messageId: first.messageId });
  expect(Date.now()).toBeGreaterThanOrEqual(Number(first.lockedUntilUtc));
  expect(await codeOf(receiver.completeMessage(first))).toBe('MessageLockLost');
  expect(await codeOf(receiver.renewMessageLock(first))).toBe('MessageLockLost');
  await receiver.completeMessage(second);
  expect((await running.counts('expire')).active).toBe(0);
});

test.concurrent('a renewed lock stays valid', async () => {
  await running.client.createSender('renew').sendMessages({ body: 1 });
  const receiver = lockedReceiver('renew');
  const message = await receiveOne(receiver);
  const first = Number(message.lockedUntilUtc);
  let lockedUntil = first;
  // Longer than the first lock. It is renewed two seconds early, so that a slow machine is in time.
  while (Date.now() < first + 100) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, lockedUntil - 2000 - Date.now())));
    lockedUntil = Number(await receiver.renewMessageLock(message));
  }
  await receiver.completeMessage(message);
  expect((await running.counts('renew')).active).toBe(0);
});

test.concurrent('a handler that takes longer than the lock keeps its message, because the client renews it', async () => {
  await running.client.createSender('auto').sendMessages({ body: 1 });
  const receiver = running.client.createReceiver('auto');
  let deliveries = 0;
  const errors: string[] = [];
  receiver.subscribe({
    async processMessage(message) {
      deliveries += 1;
      await new Promise((resolve) => setTimeout(resolve, Number(message.lockedUntilUtc) + 500 - Date.now()));
    },
    async processError({ error }) {
      errors.push(error.message);
    },
  });
  await until(async () => deliveries > 0 && (await running.counts('auto')).active === 0, 'the message is completed');
  expect({ deliveries, errors }).toEqual({ deliveries: 1, errors: [] });
  await receiver.close();
});

test.concurrent('an abandoned message is delivered again at once with its changed properties, up to the maximum', async () => {
  await running.client.createSender('abandon').sendMessages({ body: 1, applicationProperties: { keep: 'me' } });
  const receiver = lockedReceiver('abandon');
  for (let attempt = 0; attempt < 3; attempt++) {
    const message = await receiveOne(receiver);
    expect(message.deliveryCount).toBe(attempt);
    expect(message.applicationProperties).toEqual(
      attempt === 0 ? { keep: 'me' } : { keep: 'me', attempt: attempt - 1 },
    );
    await receiver.abandonMessage(message, { attempt });
  }
  expect(await running.counts('abandon')).toMatchObject({ active: 0, scheduled: 0, deferred: 0, deadLettered: 1 });
  const deadLetters = running.client.createReceiver('abandon', { subQueueType: 'deadLetter' });
  expect(await receiveOne(deadLetters)).toMatchObject({
    body: 1,
    deadLetterReason: 'MaxDeliveryCountExceeded',
    deadLetterErrorDescription: 'Message could not be consumed after 3 delivery attempts.',
    deliveryCount: 3,
  });
});

test.concurrent('locks that expire too often dead-letter a message too', async () => {
  await running.client.createSender('stale').sendMessages({ body: 1 });
  const receiver = lockedReceiver('stale');
  for (let attempt = 0; attempt < 3; attempt++) expect((await receiveOne(receiver)).deliveryCount).toBe(attempt);
  await until(async () => (await running.counts('stale')).deadLettered === 1, 'the third lock expires');
});

test.concurrent('a deferred message can be received only by its sequence number', async () => {
  await running.client.createSender('defer').sendMessages([{ body: 'later' }, { body: 'now' }]);
  const receiver = running.client.createReceiver('defer');
  const [later, now] = await receiveMany(receiver, 2);
  if (later?.sequenceNumber === undefined || now === undefined) return expect.fail('two messages were sent');
  await receiver.deferMessage(later, { why: 'out of order' });
  await receiver.abandonMessage(now);
  expect(await running.counts('defer')).toMatchObject({ active: 1, deferred: 1 });
  expect((await receiveOne(receiver)).body).toBe('now');
  const [deferred] = await receiver.receiveDeferredMessages(later.sequenceNumber);
  expect(deferred).toMatchObject({
    body: 'later',
    state: 'deferred',
    deliveryCount: 1,
    applicationProperties: { why: 'out of order' },
  });
  expect(await codeOf(receiver.receiveDeferredMessages(later.sequenceNumber))).toBe('MessageNotFound');
  await receiver.completeMessage(deferred ?? expect.fail('it was deferred'));
  expect((await running.counts('defer')).deferred).toBe(0);
});
