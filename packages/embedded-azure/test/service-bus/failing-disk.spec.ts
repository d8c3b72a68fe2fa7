import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import { diskFaults, failDisk } from '@partner-orders/loopback-server/testing/failing-disk';
import { expect } from 'vitest';
import { onlyEmbedded, receiveMany, receiveOne, until, useServiceBus } from './running-service-bus.ts';

const running = useServiceBus({
  Queues: [
    { Name: 'settled', Properties: { LockDuration: 'PT2S', MaxDeliveryCount: 100 } },
    { Name: 'lapsing', Properties: { LockDuration: 'PT1S', MaxDeliveryCount: 100 } },
    { Name: 'scheduled' },
    { Name: 'mortal', Properties: { DeadLetteringOnMessageExpiration: true } },
    { Name: 'given' },
    { Name: 'sessions', Properties: { RequiresSession: true, LockDuration: 'PT1S' } },
    { Name: 'load', Properties: { RequiresDuplicateDetection: true, DuplicateDetectionHistoryTimeWindow: 'PT5M' } },
  ],
});

const LARGE = 'x'.repeat(20_000);
const send = (queue: string, message: { body: string; messageId?: string; sessionId?: string; timeToLive?: number }) =>
  running.client.createSender(queue).sendMessages(message);
const isDone = (work: Promise<unknown>) =>
  work.then(
    () => true,
    () => false,
  );
const failing = onlyEmbedded.test('it makes the disk of the service fail');
/** A full disk still accepts writes that need no more room. */
const refusing = diskFaults.filter((fault) => fault !== 'a full disk');

for (const fault of refusing) {
  failing(`${fault}: what could not be settled is still locked, and is settled when the disk works`, async () => {
    for (const body of ['complete', 'abandon', 'defer', 'bury']) await send('settled', { body });
    const receiver = running.client.createReceiver('settled');
    const messages = await receiveMany(receiver, 4);
    const settle = async (message: ServiceBusReceivedMessage) => {
      if (message.body === 'complete') await receiver.completeMessage(message);
      else if (message.body === 'abandon') await receiver.abandonMessage(message);
      else if (message.body === 'defer') await receiver.deferMessage(message);
      else await receiver.deadLetterMessage(message);
    };
    const mend = failDisk(running.stateFile, fault);
    const settled = await Promise.all(messages.map((message) => isDone(settle(message))));
    expect(settled).toEqual([false, false, false, false]);
    expect(await running.counts('settled')).toMatchObject({ active: 4, deferred: 0, deadLettered: 0 });
    mend();
    // (The client accepts no second outcome for a message; it receives them again when their locks expire.)
    const delivered = await receiveMany(receiver, 4);
    expect(delivered.map(({ body, deliveryCount }) => `${body} ${deliveryCount}`)).toEqual(
      ['complete', 'abandon', 'defer', 'bury'].map((body) => `${body} 1`),
    );
    for (const message of delivered) await settle(message);
    expect(await running.counts('settled')).toMatchObject({ active: 1, deferred: 1, deadLettered: 1 });
    const again = await receiveOne(receiver);
    expect(again).toMatchObject({ body: 'abandon', deliveryCount: 2 });
    await receiver.completeMessage(again);
    const numbers = delivered
      .filter(({ body }) => body === 'defer')
      .flatMap(({ sequenceNumber }) => sequenceNumber ?? []);
    for (const deferred of await receiver.receiveDeferredMessages(numbers)) await receiver.completeMessage(deferred);
    const dead = running.client.createReceiver('settled', { subQueueType: 'deadLetter' });
    await dead.completeMessage(await receiveOne(dead));
  });

  failing(`${fault}: a lock that lapses meanwhile gives its message back when the disk works`, async () => {
    await send('lapsing', { body: fault });
    const receiver = running.client.createReceiver('lapsing', { maxAutoLockRenewalDurationInMs: 0 });
    const { lockedUntilUtc } = await receiveOne(receiver);
    const mend = failDisk(running.stateFile, fault);
    await until(() => Date.now() > Number(lockedUntilUtc) + 100, 'the lock has lapsed');
    mend();
    const again = await receiveOne(receiver);
    expect(again).toMatchObject({ body: fault, deliveryCount: 1 });
    await receiver.completeMessage(again);
  });

  failing(`${fault}: what is due meanwhile comes when the disk works, once`, async () => {
    const soon = new Date(Date.now() + 300);
    await running.client.createSender('scheduled').scheduleMessages({ body: 'due' }, soon);
    await send('mortal', { body: 'expires', timeToLive: 300 });
    const mend = failDisk(running.stateFile, fault);
    await until(() => Date.now() > soon.getTime() + 100, 'both are due');
    // A message that can't be moved yet has expired all the same.
    expect(await running.client.createReceiver('mortal').peekMessages(10)).toEqual([]);
    mend();
    const receiver = running.client.createReceiver('scheduled', { receiveMode: 'receiveAndDelete' });
    expect(await receiveOne(receiver)).toMatchObject({ body: 'due' });
    const dead = running.client.createReceiver('mortal', {
      subQueueType: 'deadLetter',
      receiveMode: 'receiveAndDelete',
    });
    expect(await receiveOne(dead)).toMatchObject({ body: 'expires' });
    expect(await running.counts('scheduled')).toMatchObject({ active: 0, scheduled: 0 });
    expect(await running.counts('mortal')).toMatchObject({ active: 0, deadLettered: 0 });
  });

  failing(`${fault}: what could not be given away for good stays, and is given when the disk works`, async () => {
    for (const body of ['first', 'second']) await send('given', { body });
    const mend = failDisk(running.stateFile, fault);
    const receiver = running.client.createReceiver('given', { receiveMode: 'receiveAndDelete' });
    const receiving = receiveMany(receiver, 2);
    await until(async () => (await receiver.peekMessages(2)).length === 2, 'both are there');
    mend();
    expect((await receiving).map(({ body }) => body)).toEqual(['first', 'second']);
    expect(await running.counts('given')).toMatchObject({ active: 0 });
  });

  failing(`${fault}: a session whose lock lapses meanwhile can be had when the disk works`, async () => {
    await send('sessions', { body: fault, sessionId: 's' });
    const held = await running.client.acceptSession('sessions', 's', { maxAutoLockRenewalDurationInMs: 0 });
    await receiveOne(held);
    const mend = failDisk(running.stateFile, fault);
    await until(() => Date.now() > held.sessionLockedUntilUtc.getTime() + 100, 'the lock has lapsed');
    mend();
    const again = await running.client.acceptNextSession('sessions');
    const message = await receiveOne(again);
    expect(message.body).toBe(fault);
    await again.completeMessage(message);
    await again.close();
  });
}

for (const fault of diskFaults) {
  failing(
    `${fault} under load: what was accepted is delivered, what was refused is not, not even as a duplicate`,
    async () => {
      const accepted = new Map<string, boolean>();
      const load = (name: string, many: number) =>
        Promise.all(
          Array.from({ length: many }, async (_, index) => {
            const messageId = `${fault}/${name}/${index}`;
            accepted.set(messageId, await isDone(send('load', { body: LARGE, messageId })));
          }),
        );
      await load('before', 20);
      const mend = failDisk(running.stateFile, fault);
      await load('during', 20);
      mend();
      await load('after', 20);
      const refused = [...accepted].filter(([, isAccepted]) => !isAccepted).map(([messageId]) => messageId);
      expect(refused.length).toBeGreaterThan(0);
      expect(refused.filter((messageId) => !messageId.includes('during'))).toEqual([]);
      // A sender retries what was refused, with the same id.
      const again = refused.splice(0, refused.length / 2);
      for (const messageId of again) accepted.set(messageId, await isDone(send('load', { body: LARGE, messageId })));
      await running.restart();
      const expected = [...accepted].filter(([, isAccepted]) => isAccepted).map(([messageId]) => messageId);
      const receiver = running.client.createReceiver('load', { receiveMode: 'receiveAndDelete' });
      const delivered = await receiveMany(receiver, expected.length);
      expect(delivered.map(({ messageId }) => String(messageId)).sort()).toEqual(expected.sort());
      expect(await running.counts('load')).toMatchObject({ active: 0 });
    },
  );
}
