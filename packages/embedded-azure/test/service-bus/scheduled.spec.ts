import { expect, test } from 'vitest';
import { codeOf, onlyEmbedded, receiveOne, SOON_MS, useServiceBus } from './running-service-bus.ts';

const names = ['later', 'property', 'cancel', 'survives', 'many'];
const running = useServiceBus({
  Queues: names.map((Name) => ({ Name })),
  Topics: [
    {
      Name: 'events',
      Subscriptions: [
        {
          Name: 'reports',
          Rules: [{ Name: 'r', Properties: { FilterType: 'Sql', SqlFilter: { SqlExpression: "sys.Label = 'due'" } } }],
        },
      ],
    },
  ],
});
const inMs = (delay: number) => new Date(Date.now() + delay);

test('a scheduled message is delivered when it is due, not before, with a new sequence number', async () => {
  const due = inMs(SOON_MS);
  const [scheduled] = await running.client.createSender('later').scheduleMessages({ body: 'due' }, due);
  expect(await running.counts('later')).toMatchObject({ active: 0, scheduled: 1 });
  const receiver = running.client.createReceiver('later');
  expect((await receiver.peekMessages(1)).map(({ state }) => state)).toEqual(['scheduled']);
  const message = await receiveOne(receiver);
  expect(Date.now()).toBeGreaterThanOrEqual(due.getTime());
  expect(message).toMatchObject({ body: 'due', state: 'active' });
  expect(message.sequenceNumber?.equals(scheduled ?? expect.fail('no number'))).toBe(false);
  expect((await running.counts('later')).scheduled).toBe(0);
});

test('the scheduled time can also be a property of a message that is sent', async () => {
  const due = inMs(SOON_MS);
  await running.client.createSender('property').sendMessages({ body: 1, scheduledEnqueueTimeUtc: due });
  expect((await running.counts('property')).scheduled).toBe(1);
  await receiveOne(running.client.createReceiver('property'));
  expect(Date.now()).toBeGreaterThanOrEqual(due.getTime());
});

test('a cancelled message is never delivered, and can’t be cancelled twice', async () => {
  const sender = running.client.createSender('cancel');
  const [first, second] = await sender.scheduleMessages([{ body: 1 }, { body: 2 }], inMs(3_600_000));
  if (first === undefined || second === undefined) return expect.fail('two messages were scheduled');
  await sender.cancelScheduledMessages(first);
  expect((await running.counts('cancel')).scheduled).toBe(1);
  expect(await codeOf(sender.cancelScheduledMessages([second, first]))).toBe('MessageNotFound');
  expect((await running.counts('cancel')).scheduled).toBe(1);
  await sender.cancelScheduledMessages(second);
  expect((await running.counts('cancel')).scheduled).toBe(0);
});

onlyEmbedded.test('it restarts the service')(
  'scheduled messages of queues and topics survive a restart, and the subscription’s filter is applied when they are due',
  async () => {
    await running.client.createSender('survives').scheduleMessages({ body: 'far' }, inMs(40 * 24 * 3_600_000));
    await running.client.createSender('survives').scheduleMessages({ body: 'soon' }, inMs(1500));
    await running.client.createSender('events').scheduleMessages(
      [
        { body: 'wanted', subject: 'due' },
        { body: 'unwanted', subject: 'other' },
      ],
      inMs(1500),
    );
    await running.restart();
    expect((await running.counts('survives')).scheduled).toBe(2);
    expect((await running.counts('events')).scheduled).toBe(2);
    expect((await receiveOne(running.client.createReceiver('survives'))).body).toBe('soon');
    expect((await receiveOne(running.client.createReceiver('events', 'reports'))).body).toBe('wanted');
    expect((await running.counts('events')).scheduled).toBe(0);
    expect((await running.counts('survives')).scheduled).toBe(1);
  },
);

test('one client can make more requests than a session has room for unsettled answers', async () => {
  const sender = running.client.createSender('many');
  const at = inMs(3_600_000);
  for (let n = 0; n < 5_200; n += 100) {
    await Promise.all(Array.from({ length: 100 }, (_, k) => sender.scheduleMessages({ body: n + k }, at)));
  }
  expect((await running.counts('many')).scheduled).toBe(5_200);
});
