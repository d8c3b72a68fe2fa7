import { expect, test } from 'vitest';
import { onlyEmbedded, receiveMany, receiveOne, useServiceBus } from './running-service-bus.ts';

const detecting = { RequiresDuplicateDetection: true, DuplicateDetectionHistoryTimeWindow: 'PT5M' };
const running = useServiceBus({
  Queues: [
    { Name: 'orders', Properties: detecting },
    { Name: 'survives', Properties: detecting },
    { Name: 'plain' },
    { Name: 'scheduled', Properties: detecting },
    { Name: 'short', Properties: { ...detecting, DuplicateDetectionHistoryTimeWindow: 'PT0.5S' } },
  ],
  Topics: [{ Name: 'events', Properties: detecting, Subscriptions: [{ Name: 'one' }, { Name: 'two' }] }],
});

test('a repeated message id is accepted and dropped, also in a batch and after the first was completed', async () => {
  const sender = running.client.createSender('orders');
  const receiver = running.client.createReceiver('orders', { receiveMode: 'receiveAndDelete' });
  await sender.sendMessages({ body: 'first', messageId: 'same' });
  expect((await receiveOne(receiver)).body).toBe('first');
  await sender.sendMessages({ body: 'again', messageId: 'same' });
  await sender.sendMessages([
    { body: 'again', messageId: 'same' },
    { body: 'other', messageId: 'other' },
    { body: 'other again', messageId: 'other' },
  ]);
  expect((await running.counts('orders')).active).toBe(1);
  expect((await receiveOne(receiver)).body).toBe('other');
});

onlyEmbedded.test('it restarts the service')('known message ids survive a restart', async () => {
  await running.client.createSender('survives').sendMessages({ body: 'first', messageId: 'same' });
  await running.client.createSender('events').sendMessages({ body: 'first', messageId: 'same' });
  await running.restart();
  await running.client.createSender('survives').sendMessages({ body: 'again', messageId: 'same' });
  await running.client.createSender('events').sendMessages({ body: 'again', messageId: 'same' });
  expect((await running.counts('survives')).active).toBe(1);
  expect((await running.counts('events/Subscriptions/one')).active).toBe(1);
  expect((await running.counts('events/Subscriptions/two')).active).toBe(1);
});

test('a scheduled message counts, and so does its duplicate', async () => {
  const sender = running.client.createSender('scheduled');
  const later = new Date(Date.now() + 3_600_000);
  await sender.scheduleMessages(
    [
      { body: 1, messageId: 'same' },
      { body: 2, messageId: 'same' },
    ],
    later,
  );
  await sender.sendMessages({ body: 3, messageId: 'same' });
  expect(await running.counts('scheduled')).toMatchObject({ active: 0, scheduled: 1 });
});

test('an id is removed when its window has passed', async () => {
  const sender = running.client.createSender('short');
  const started = Date.now();
  const sent = { body: 1, messageId: 'same' };
  await sender.sendMessages(sent);
  // Every send except the first is a duplicate until the window has passed, however slow this machine is.
  let sends = 1;
  while ((await running.counts('short')).active === 1) {
    await sender.sendMessages(sent);
    sends += 1;
  }
  expect(Date.now() - started).toBeGreaterThanOrEqual(500);
  expect(sends).toBeGreaterThan(2);
});

test('entities without duplicate detection accept the same id twice', async () => {
  const sender = running.client.createSender('plain');
  await sender.sendMessages({ body: 1, messageId: 'same' });
  await sender.sendMessages({ body: 2, messageId: 'same' });
  const messages = await receiveMany(running.client.createReceiver('plain'), 2);
  expect(messages.map((message) => message.body)).toEqual([1, 2]);
});
