import type { ServiceBusReceivedMessage, ServiceBusSessionReceiver } from '@azure/service-bus';
import rhea from 'rhea';
import { describe, expect, test } from 'vitest';
import { RawClient } from './raw-client.ts';
import {
  codeOf,
  newClient,
  onlyEmbedded,
  receiveMany,
  receiveOne,
  until,
  useServiceBus,
  wording,
} from './running-service-bus.ts';

const queue = (Name: string, properties: object = {}) => ({
  Name,
  Properties: { RequiresSession: true, MaxDeliveryCount: 3, ...properties },
});
const running = useServiceBus({
  Queues: [
    queue('order'),
    queue('next'),
    queue('waits'),
    queue('empty'),
    queue('exclusive'),
    queue('closes'),
    queue('expires', { LockDuration: 'PT0.5S' }),
    queue('renewed', { LockDuration: 'PT3S' }),
    queue('exhausts', { LockDuration: 'PT0.3S', MaxDeliveryCount: 2 }),
    queue('state'),
    queue('aside'),
    queue('survives'),
    queue('lists'),
    queue('required'),
    queue('many'),
    queue('deletes'),
  ],
  Topics: [{ Name: 'events', Subscriptions: [{ Name: 'ordered', Properties: { RequiresSession: true } }] }],
});
const unrenewed = { maxAutoLockRenewalDurationInMs: 0 };
const send = (queue: string, messages: [sessionId: string, body: unknown][]) =>
  running.client.createSender(queue).sendMessages(messages.map(([sessionId, body]) => ({ sessionId, body })));
const bodiesOf = (messages: readonly ServiceBusReceivedMessage[]) => messages.map(({ body }) => body);

async function receiveBodies(receiver: ServiceBusSessionReceiver, count: number): Promise<unknown[]> {
  return bodiesOf(await receiveMany(receiver, count));
}

describe('a session', () => {
  test.concurrent('returns only its own messages, in sequence', async () => {
    await send('order', [
      ['a', 1],
      ['b', 2],
      ['a', 3],
      ['b', 4],
      ['a', 5],
    ]);
    const a = await running.client.acceptSession('order', 'a');
    const b = await running.client.acceptSession('order', 'b');
    expect(await receiveBodies(a, 3)).toEqual([1, 3, 5]);
    const messages = await receiveMany(b, 2);
    expect(bodiesOf(messages)).toEqual([2, 4]);
    expect(messages.map(({ sessionId }) => sessionId)).toEqual(['b', 'b']);
    await send('order', [['a', 6]]);
    expect(await receiveBodies(a, 1)).toEqual([6]);
  });

  test.concurrent('keeps the place of an abandoned message', async () => {
    await send('aside', [
      ['back', 1],
      ['back', 2],
    ]);
    const receiver = await running.client.acceptSession('aside', 'back');
    await receiver.abandonMessage(await receiveOne(receiver));
    const messages = await receiveMany(receiver, 2);
    expect(messages.map(({ body, deliveryCount }) => [body, deliveryCount])).toEqual([
      [1, 1],
      [2, 0],
    ]);
    for (const message of messages) await receiver.completeMessage(message);
  });

  test.concurrent('also works with receive-and-delete', async () => {
    await send('deletes', [
      ['a', 1],
      ['b', 2],
    ]);
    const receiver = await running.client.acceptSession('deletes', 'a', { receiveMode: 'receiveAndDelete' });
    expect(await receiveBodies(receiver, 1)).toEqual([1]);
    expect((await running.counts('deletes')).active).toBe(1);
  });

  test.concurrent('works on subscriptions, where messages without a session id become dead letters that never expire', async () => {
    const lost = { body: 'lost', timeToLive: 50 };
    await running.client.createSender('events').sendMessages([lost, { body: 'kept', sessionId: 's' }]);
    const receiver = await running.client.acceptNextSession('events', 'ordered');
    expect(receiver.sessionId).toBe('s');
    expect(await receiveBodies(receiver, 1)).toEqual(['kept']);
    const deadLetters = running.client.createReceiver('events', 'ordered', { subQueueType: 'deadLetter' });
    const [{ enqueuedTimeUtc } = expect.fail('no dead letter')] = await deadLetters.peekMessages(1);
    await until(() => Date.now() > Number(enqueuedTimeUtc) + 2 * lost.timeToLive, 'its time to live is over');
    expect(await receiveOne(deadLetters)).toMatchObject({
      body: 'lost',
      deadLetterReason: 'Session ID is null',
    });
  });
});

describe('an entity that requires sessions', () => {
  test.concurrent('accepts no message without a session id, scheduled or in a batch', async () => {
    const sender = running.client.createSender('required');
    await expect(sender.sendMessages({ body: 1 })).rejects.toThrow(wording('whose SessionId is set'));
    await expect(sender.sendMessages([{ body: 1, sessionId: 's' }, { body: 2 }])).rejects.toThrow(
      wording('SessionId is set'),
    );
    await expect(sender.scheduleMessages({ body: 1 }, new Date(Date.now() + 60_000))).rejects.toThrow(
      wording('SessionId'),
    );
    expect(await running.counts('required')).toMatchObject({ active: 0, scheduled: 0 });
  });

  test.concurrent('accepts no receivers without a session', async () => {
    await expect(receiveOne(running.client.createReceiver('required'))).rejects.toThrow(wording('requires sessions'));
  });
});

describe('the next session', () => {
  test.concurrent('is one with messages that nobody has locked', async () => {
    await send('next', [
      ['a', 1],
      ['b', 2],
    ]);
    const first = await running.client.acceptNextSession('next');
    const second = await running.client.acceptNextSession('next');
    expect([first.sessionId, second.sessionId]).toEqual(['a', 'b']);
    await first.completeMessage(await receiveOne(first));
    await first.close();
    await second.close();
    // The first one is empty by now.
    expect((await running.client.acceptNextSession('next')).sessionId).toBe('b');
  });

  test.concurrent('can be waited for', async () => {
    const accepting = running.client.acceptNextSession('waits');
    await send('waits', [['late', 1]]);
    const receiver = await accepting;
    expect(receiver.sessionId).toBe('late');
    expect(await receiveBodies(receiver, 1)).toEqual([1]);
  });

  test.concurrent('is waited for only as long as the client asks', async () => {
    const client = newClient(running.connectionString, 1500);
    const started = Date.now();
    expect(await codeOf(client.acceptNextSession('empty'))).toBe('ServiceTimeout');
    expect(Date.now() - started).toBeGreaterThan(1300);
    await client.close();
  });

  test.concurrent('goes to as many receivers as there are sessions', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `s-${index}`);
    const accepting = ids.map(() => running.client.acceptNextSession('many'));
    await send(
      'many',
      ids.map((id) => [id, id]),
    );
    const receivers = await Promise.all(accepting);
    expect(receivers.map(({ sessionId }) => sessionId).sort()).toEqual([...ids].sort());
  });
});

describe('the lock on a session', () => {
  test.concurrent('excludes other receivers until the holder closes, and its messages don’t count as delivered', async () => {
    await send('exclusive', [
      ['s', 1],
      ['s', 2],
    ]);
    const holder = await running.client.acceptSession('exclusive', 's');
    await receiveMany(holder, 2);
    expect(await codeOf(running.client.acceptSession('exclusive', 's'))).toBe('SessionCannotBeLocked');
    await holder.close();
    const next = await running.client.acceptSession('exclusive', 's');
    const messages = await receiveMany(next, 2);
    expect(messages.map(({ body, deliveryCount }) => [body, deliveryCount])).toEqual([
      [1, 0],
      [2, 0],
    ]);
  });

  test.concurrent('ends with the connection of its holder', async () => {
    await send('closes', [['s', 1]]);
    const client = newClient(running.connectionString);
    await receiveOne(await client.acceptSession('closes', 's'));
    await client.close();
    expect(await receiveBodies(await running.client.acceptNextSession('closes'), 1)).toEqual([1]);
  });

  test.concurrent('expires, and the session goes to a waiting receiver; its messages count as delivered', async () => {
    await send('expires', [
      ['s', 1],
      ['s', 2],
    ]);
    const slow = await running.client.acceptSession('expires', 's', unrenewed);
    const [stale] = await receiveMany(slow, 2);
    expect(stale?.lockedUntilUtc?.getTime()).toBe(slow.sessionLockedUntilUtc.getTime());
    const next = await running.client.acceptNextSession('expires', { maxAutoLockRenewalDurationInMs: 60_000 });
    expect(Date.now()).toBeGreaterThanOrEqual(slow.sessionLockedUntilUtc.getTime());
    const messages = await receiveMany(next, 2);
    expect(messages.map(({ body, deliveryCount }) => [body, deliveryCount])).toEqual([
      [1, 1],
      [2, 1],
    ]);
    await until(() => slow.isClosed, 'the slow receiver learns it');
    expect(await codeOf(slow.completeMessage(stale ?? expect.fail('two messages were sent')))).toBe('SessionLockLost');
    for (const message of messages) await next.completeMessage(message);
    expect((await running.counts('expires')).active).toBe(0);
  });

  test.concurrent('is renewed manually and by the client, together with the locks of its messages', async () => {
    await send('renewed', [
      ['by hand', 1],
      ['by itself', 2],
    ]);
    const byHand = await running.client.acceptSession('renewed', 'by hand', unrenewed);
    const byItself = await running.client.acceptSession('renewed', 'by itself');
    const messages = [await receiveOne(byHand), await receiveOne(byItself)] as const;
    const first = byHand.sessionLockedUntilUtc.getTime();
    while (Date.now() < first + 200) {
      const ahead = byHand.sessionLockedUntilUtc.getTime() - 2000;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, ahead - Date.now())));
      await byHand.renewSessionLock();
    }
    await byHand.completeMessage(messages[0]);
    await byItself.completeMessage(messages[1]);
    expect((await running.counts('renewed')).active).toBe(0);
  });

  test.concurrent('that expires too often creates dead letters, which can be received without a session', async () => {
    await send('exhausts', [['s', 1]]);
    for (let attempt = 0; attempt < 2; attempt++) {
      const receiver = await running.client.acceptNextSession('exhausts', unrenewed);
      expect((await receiveOne(receiver)).deliveryCount).toBe(attempt);
      await until(() => receiver.isClosed, 'the lock expires');
    }
    const deadLetters = running.client.createReceiver('exhausts', { subQueueType: 'deadLetter' });
    expect(await receiveOne(deadLetters)).toMatchObject({
      sessionId: 's',
      deadLetterReason: 'MaxDeliveryCountExceeded',
      deliveryCount: 2,
    });
  });
});

describe('the state of a session', () => {
  test.concurrent('is kept for the next holder, also without any message, until it is cleared', async () => {
    const first = await running.client.acceptSession('state', 's');
    expect(await first.getSessionState()).toBeNull();
    await first.setSessionState({ step: 'paid' });
    expect(await first.getSessionState()).toEqual({ step: 'paid' });
    await first.close();
    const other = await running.client.acceptSession('state', 'other');
    expect(await other.getSessionState()).toBeNull();
    const second = await running.client.acceptSession('state', 's');
    expect(await second.getSessionState()).toEqual({ step: 'paid' });
    await second.setSessionState(null);
    expect(await second.getSessionState()).toBeNull();
  });

  test.concurrent('can’t be read or written after the session is lost', async () => {
    const receiver = await running.client.acceptSession('state', 'closed');
    await receiver.close();
    await expect(receiver.setSessionState('late')).rejects.toThrow();
  });
});

test.concurrent('peeking and deferring stay within the session', async () => {
  await send('aside', [
    ['mine', 'later'],
    ['mine', 'now'],
    ['other', 'not mine'],
  ]);
  const mine = await running.client.acceptSession('aside', 'mine');
  expect(bodiesOf(await mine.peekMessages(10))).toEqual(['later', 'now']);
  const later = await receiveOne(mine);
  await mine.deferMessage(later);
  const number = later.sequenceNumber ?? expect.fail('no number');
  const other = await running.client.acceptSession('aside', 'other');
  expect(await codeOf(other.receiveDeferredMessages(number))).toBe('MessageNotFound');
  const [deferred] = await mine.receiveDeferredMessages(number);
  expect(deferred).toMatchObject({ body: 'later', state: 'deferred', deliveryCount: 1 });
  await mine.completeMessage(deferred ?? expect.fail('it was deferred'));
  const now = await receiveOne(mine);
  await mine.deadLetterMessage(now, { deadLetterReason: 'late', deadLetterErrorDescription: 'by a day' });
  const deadLetters = running.client.createReceiver('aside', { subQueueType: 'deadLetter' });
  expect(await receiveOne(deadLetters)).toMatchObject({ body: 'now', sessionId: 'mine', deadLetterReason: 'late' });
});

describe('requests that the JavaScript client never makes', () => {
  const listRequest = (updatedAfter: number, skip: number) => ({
    'last-updated-time': new Date(updatedAfter),
    skip: rhea.types.wrap_int(skip),
    top: rhea.types.wrap_int(10),
  });

  test.concurrent('list sessions: those with messages, or those whose state was set after a time', async () => {
    const raw = await RawClient.connect(running.connectionString);
    await raw.authorize();
    const end = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
    const list = (updatedAfter: number, skip = 0) =>
      raw.manage('lists', 'get-message-sessions', listRequest(updatedAfter, skip));
    expect((await list(0)).status).toBe(204);
    await (await running.client.acceptSession('lists', 'state only')).setSessionState('x');
    await send('lists', [
      ['a', 1],
      ['b', 2],
    ]);
    expect((await list(0)).body).toMatchObject({ 'sessions-ids': ['state only'] });
    // An AMQP array (`array32`), not a list; a decoded answer doesn't show the difference.
    const received: Buffer[] = [];
    const hear = (bytes: Buffer) => received.push(bytes);
    raw.connection['socket'].on('data', hear);
    await list(0);
    raw.connection['socket'].off('data', hear);
    const answer = Buffer.concat(received);
    expect(answer[answer.indexOf('sessions-ids') + 'sessions-ids'.length]).toBe(0xf0);
    expect((await list(end)).body).toMatchObject({ 'sessions-ids': ['a', 'b'] });
    expect((await list(end, 1)).body).toMatchObject({ 'sessions-ids': ['b'] });
    expect((await list(end, 2)).status).toBe(204);
    expect((await list(Date.now() + 60_000)).status).toBe(204);
    await raw.close();
  });

  test.concurrent('to a session that another link holds are refused', async () => {
    const raw = await RawClient.connect(running.connectionString);
    await raw.authorize();
    await running.client.acceptSession('state', 'held');
    const renew = (sessionId: string) =>
      raw.manage('state', 'renew-session-lock', { 'session-id': sessionId }, 'a link that lost it');
    expect(await renew('held')).toMatchObject({ status: 410, condition: 'com.microsoft:session-lock-lost' });
    expect(await renew('nobody’s')).toMatchObject({ status: 410, condition: 'com.microsoft:session-lock-lost' });
    await raw.close();
  });
});

onlyEmbedded.test('it restarts the service')(
  'sessions with their state, order and deferred messages survive a restart, but their locks don’t',
  async () => {
    await send('survives', [
      ['s', 1],
      ['s', 2],
      ['s', 3],
    ]);
    const before = await running.client.acceptSession('survives', 's');
    const first = await receiveOne(before);
    await before.deferMessage(first);
    await before.setSessionState('one set aside');
    await receiveOne(before);
    await running.restart();
    const after = await running.client.acceptNextSession('survives');
    expect(await after.getSessionState()).toBe('one set aside');
    expect(await receiveBodies(after, 2)).toEqual([2, 3]);
    expect(bodiesOf(await after.receiveDeferredMessages(first.sequenceNumber ?? expect.fail('no number')))).toEqual([
      1,
    ]);
  },
);
