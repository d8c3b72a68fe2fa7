import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  onlyEmbedded,
  receiveMany,
  receiveOne,
  SOON_MS,
  until,
  useServiceBus,
  wording,
} from './running-service-bus.ts';

const queue = (Name: string, ForwardTo?: string, properties: object = {}) => ({
  Name,
  Properties: { ...(ForwardTo === undefined ? {} : { ForwardTo }), ...properties },
});
const running = useServiceBus({
  Queues: [
    queue('a', 'b'),
    queue('b', 'c'),
    queue('c', 'd'),
    queue('d', 'e'),
    queue('e', 'f'),
    queue('f'),
    queue('into-topic', 'fan-out'),
    queue('later', 'later-target'),
    queue('later-target'),
    queue('fails', undefined, { ForwardDeadLetteredMessagesTo: 'failures', MaxDeliveryCount: 1 }),
    queue('expires', undefined, { ForwardDeadLetteredMessagesTo: 'failures', DeadLetteringOnMessageExpiration: true }),
    queue('expires-slowly', undefined, {
      ForwardDeadLetteredMessagesTo: 'kept',
      DeadLetteringOnMessageExpiration: true,
    }),
    queue('kept'),
    queue('failures'),
    queue('collected'),
    queue('capped', 'capped-target', { DefaultMessageTimeToLive: 'PT0.3S' }),
    queue('capped-target', undefined, { DeadLetteringOnMessageExpiration: true }),
    queue('twice', 'once'),
    queue('once', undefined, { RequiresDuplicateDetection: true }),
    queue('to-sessions', 'sessions'),
    queue('sessions', undefined, { RequiresSession: true }),
    queue('turned'),
    queue('turned-to'),
  ],
  Topics: [
    {
      Name: 'fan-out',
      Subscriptions: [
        { Name: 'one', Properties: { ForwardTo: 'collected' } },
        { Name: 'two', Properties: { ForwardTo: 'collected' } },
        { Name: 'three' },
      ],
    },
  ],
});
const send = (queue: string, ...messages: object[]) =>
  running.client.createSender(queue).sendMessages(messages.map((message) => ({ body: queue, ...message })));

describe('a queue that forwards', () => {
  test.concurrent('forwards its messages, through a chain of up to four hops', async () => {
    await send('b', { applicationProperties: { keep: 'me' }, messageId: 'm' });
    expect((await running.counts('b')).active).toBe(0);
    const message = await receiveOne(running.client.createReceiver('f'));
    expect(message).toMatchObject({
      body: 'b',
      messageId: 'm',
      applicationProperties: { keep: 'me' },
      deliveryCount: 0,
    });
  });

  test.concurrent('stops after the fourth hop', async () => {
    await send('a', {});
    expect(await running.counts('e')).toMatchObject({ active: 0, transferDeadLettered: 1, deadLettered: 0 });
    const transferDeadLetters = running.client.createReceiver('e', { subQueueType: 'transferDeadLetter' });
    const message = await receiveOne(transferDeadLetters);
    expect(message).toMatchObject({
      body: 'a',
      deadLetterReason: 'MaxTransferHopCountExceeded',
    });
    await transferDeadLetters.completeMessage(message);
    expect((await running.counts('e')).transferDeadLettered).toBe(0);
  });

  test.concurrent('accepts no receivers', async () => {
    await expect(receiveOne(running.client.createReceiver('a'))).rejects.toThrow(wording('forwards its messages'));
  });

  test.concurrent('forwards a scheduled message when it is due', async () => {
    await send('later', { scheduledEnqueueTimeUtc: new Date(Date.now() + SOON_MS) });
    expect((await running.counts('later')).scheduled).toBe(1);
    expect((await running.counts('later-target')).active).toBe(0);
    expect((await receiveOne(running.client.createReceiver('later-target'))).body).toBe('later');
  });

  test.concurrent('applies its time to live to what it forwards', async () => {
    await send('capped', { timeToLive: 3_600_000 });
    await until(async () => (await running.counts('capped-target')).deadLettered === 1, 'it expires');
  });

  test.concurrent('leaves duplicate detection to the next entity', async () => {
    await send('twice', { messageId: 'same' }, { messageId: 'same' });
    await send('once', { messageId: 'same' });
    expect((await running.counts('once')).active).toBe(1);
  });

  test.concurrent('can forward to sessions; a message without a session id becomes a dead letter there', async () => {
    await send('to-sessions', { sessionId: 's' }, {});
    expect(await running.counts('sessions')).toMatchObject({ active: 1, deadLettered: 1 });
    expect(await receiveOne(await running.client.acceptNextSession('sessions'))).toMatchObject({ sessionId: 's' });
  });
});

test.concurrent('topics and subscriptions can be part of a chain', async () => {
  await send('into-topic', {});
  expect((await running.counts('fan-out/Subscriptions/three')).active).toBe(1);
  expect((await running.counts('fan-out/Subscriptions/one')).active).toBe(0);
  expect(await receiveMany(running.client.createReceiver('collected'), 2)).toHaveLength(2);
});

test.concurrent('dead letters are forwarded whatever their reason, and are new messages where they arrive', async () => {
  await send('expires', { body: 'expired', timeToLive: 50 });
  await until(async () => (await running.counts('failures')).active === 1, 'it expires');
  const receiver = running.client.createReceiver('fails');
  await send('fails', { body: 'explicit' }, { body: 'exhausted' });
  const [explicit, exhausted] = await receiveMany(receiver, 2);
  if (explicit === undefined || exhausted === undefined) return expect.fail('two messages were sent');
  await receiver.deadLetterMessage(explicit, { deadLetterReason: 'bad', deadLetterErrorDescription: 'really' });
  await receiver.abandonMessage(exhausted);
  expect(await running.counts('fails')).toMatchObject({ active: 0, deadLettered: 0 });
  const failures = await receiveMany(running.client.createReceiver('failures'), 3);
  expect(
    failures.map(({ body, deadLetterReason, deadLetterSource, deliveryCount }) => [
      body,
      deadLetterReason,
      deadLetterSource,
      deliveryCount,
    ]),
  ).toEqual([
    ['expired', 'TTLExpiredException', 'expires', 0],
    ['explicit', 'bad', 'fails', 0],
    ['exhausted', 'MaxDeliveryCountExceeded', 'fails', 0],
  ]);
});

test.concurrent('a dead letter that is forwarded loses the time to live of its sender', async () => {
  await send('expires-slowly', { timeToLive: 50 });
  await until(async () => (await running.counts('kept')).active === 1, 'it expires');
  const [message] = await running.client.createReceiver('kept').peekMessages(1);
  const enqueued = Number(message?.enqueuedTimeUtc ?? expect.fail('no message'));
  await until(() => Date.now() > enqueued + 100, 'its own time is over once more');
  expect((await running.counts('kept')).active).toBe(1);
  expect((await receiveOne(running.client.createReceiver('kept'))).body).toBe('expires-slowly');
});

onlyEmbedded.test('it restarts the service')(
  'messages that were in a queue before it was declared to forward are forwarded at the next start',
  async () => {
    await send('turned', { body: 1 }, { body: 2 });
    const file = readFileSync(running.entitiesFile, 'utf8');
    await running.stop();
    writeFileSync(running.entitiesFile, file.replace('"Name":"turned","Properties":{', '$&"ForwardTo":"turned-to"'));
    await running.start();
    expect((await running.counts('turned')).active).toBe(0);
    const messages = await receiveMany(running.client.createReceiver('turned-to'), 2);
    expect(messages.map(({ body }) => body)).toEqual([1, 2]);
  },
);
