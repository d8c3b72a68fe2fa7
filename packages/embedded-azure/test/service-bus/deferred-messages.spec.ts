import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { describe, expect, test } from 'vitest';
import { codeOf, receiveOne, useServiceBus } from './running-service-bus.ts';

const running = useServiceBus({
  Queues: [{ Name: 'plain' }, { Name: 'sessions', Properties: { RequiresSession: true } }],
});
const CHANGES = { seen: 'twice' };

/** A deferred message that was received by its number. It is settled with requests, not over its link. */
async function deferredMessage(receiver: ServiceBusReceiver): Promise<ServiceBusReceivedMessage> {
  const message = await receiveOne(receiver);
  await receiver.deferMessage(message);
  return again(receiver, message);
}

async function again(receiver: ServiceBusReceiver, { sequenceNumber }: ServiceBusReceivedMessage) {
  const [message] = await receiver.receiveDeferredMessages(sequenceNumber ?? expect.fail('no number'));
  return message ?? expect.fail('it was deferred');
}

describe.each(['plain', 'sessions'])('a deferred message of the queue %s', (queue) => {
  async function withMessage(sessionId: string, work: (receiver: ServiceBusReceiver) => Promise<void>): Promise<void> {
    await running.client.createSender(queue).sendMessages({ body: sessionId, sessionId });
    const receiver =
      queue === 'plain' ? running.client.createReceiver(queue) : await running.client.acceptSession(queue, sessionId);
    await work(receiver);
    await receiver.close();
  }

  test('is dead-lettered with reason, description and properties', () =>
    withMessage('dead', async (receiver) => {
      const message = await deferredMessage(receiver);
      const why = { deadLetterReason: 'why', deadLetterErrorDescription: 'because' };
      await receiver.deadLetterMessage(message, { ...why, ...CHANGES });
      const deadLetters = running.client.createReceiver(queue, { subQueueType: 'deadLetter' });
      const dead = await receiveOne(deadLetters);
      expect(dead).toMatchObject({ body: 'dead', ...why, applicationProperties: CHANGES });
      await deadLetters.completeMessage(dead);
      expect(await codeOf(again(receiver, message))).toBe('MessageNotFound');
    }));

  test.each([
    [
      'abandoned',
      (receiver: ServiceBusReceiver, message: ServiceBusReceivedMessage) => receiver.abandonMessage(message, CHANGES),
    ],
    [
      'deferred again',
      (receiver: ServiceBusReceiver, message: ServiceBusReceivedMessage) => receiver.deferMessage(message, CHANGES),
    ],
  ])('is still deferred when it is %s, with its changed properties and one more delivery', (how, settle) =>
    withMessage(how, async (receiver) => {
      const message = await deferredMessage(receiver);
      await settle(receiver, message);
      const back = await again(receiver, message);
      expect(back).toMatchObject({ state: 'deferred', applicationProperties: CHANGES });
      expect(back.deliveryCount).toBe((message.deliveryCount ?? 0) + 1);
      await receiver.completeMessage(back);
      expect(await codeOf(again(receiver, message))).toBe('MessageNotFound');
    }),
  );

  test('is locked while a receiver has it', () =>
    withMessage('locked', async (receiver) => {
      const message = await deferredMessage(receiver);
      expect(await codeOf(again(receiver, message))).toBe('MessageNotFound');
      await receiver.completeMessage(message);
    }));
});
