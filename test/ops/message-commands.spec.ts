import { randomUUID } from 'node:crypto';
import { ServiceBusClient } from '@azure/service-bus';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { topic } from '../../shared/topic.ts';
import { anOrder, RunningStack } from '../running-stack.ts';
import { operatorOf } from './operator-of.ts';

let stack: RunningStack;
let ops: (...flags: string[]) => Promise<string>;
const deadLetters = ['dead-letters', 'list', '--subscription', 'saga', '--json'];
const requeue = ['dead-letters', 'requeue'];

beforeAll(async () => {
  stack = await RunningStack.start();
  ops = operatorOf(stack);
});
afterAll(() => stack?.stop());

async function withHost(changes: Record<string, string>): Promise<void> {
  await stack.host.stop();
  stack.host = await stack.prepared.startHost({
    ...stack.settings,
    // It would start the orders whose messages are among the dead letters.
    'AzureWebJobs.find-lost-orders.Disabled': 'true',
    ...changes,
  });
}

/** A consumer that abandons every message as often as the subscription allows. */
async function deliverInVain(expected: number): Promise<void> {
  const bus = new ServiceBusClient(stack.prepared.stack.urls.serviceBus);
  const receiver = bus.createReceiver(topic.name, topic.subscriptions.saga);
  const dead = bus.createReceiver(topic.name, topic.subscriptions.saga, { subQueueType: 'deadLetter' });
  let seen = 0;
  await until('the messages to be dead', async () => {
    for (const message of await receiver.receiveMessages(10, { maxWaitTimeInMs: 200 }))
      await receiver.abandonMessage(message);
    // A receiver continues to peek where it stopped.
    seen += (await dead.peekMessages(100)).length;
    return seen >= expected;
  }).finally(() => bus.close());
}

test('dead-lettered messages are listed and sent again one by one: each of their orders is confirmed once', async () => {
  await withHost({ 'AzureWebJobs.start-order-saga.Disabled': 'true' });
  // Of two partners, because the end of an order starts the next one of the same partner.
  const [acme, globex] = [await stack.partner('acme'), await stack.partner('globex')];
  const [one, two] = [await acme.place(anOrder()), await globex.place(anOrder())];
  await deliverInVain(2);

  const listed = JSON.parse(await ops(...deadLetters));
  expect(listed).toHaveLength(2);
  expect(listed).toContainEqual(
    expect.objectContaining({ type: 'order.placed', orderId: one.id, reason: 'MaxDeliveryCountExceeded' }),
  );
  await withHost({});
  const message = listed.find(({ orderId }: { orderId: string }) => orderId === one.id).id;
  expect(await ops(...requeue, message)).toContain('1 sent again');
  expect(await stack.ended('acme', one.id)).toMatchObject({ status: 'confirmed' });
  expect(await stack.storedOrder('globex', two.id)).toMatchObject({ status: 'pending' });

  await expect(ops(...requeue)).rejects.toThrow('name the message, or use --all: there are 1');
  expect(await ops(...requeue, '--all')).toContain('1 sent again');
  expect(await stack.ended('globex', two.id)).toMatchObject({ status: 'confirmed' });
  expect(JSON.parse(await ops(...deadLetters))).toEqual([]);
  expect(await ops(...requeue, '--all')).toContain('0 sent again');
  await expect(ops(...requeue, 'nope')).rejects.toThrow('there is no message nope');
  await expect(ops(...requeue, 'nope', '--all')).rejects.toThrow('name one message or use --all, not both');
  await expect(ops('dead-letters', 'list', '--subscription', 'nope')).rejects.toThrow('must be saga or reports');
});

test('a dead letter is shown in full and discarded; a message that fails again comes back once', async () => {
  await withHost({ 'AzureWebJobs.start-order-saga.Disabled': 'true' });
  const bus = new ServiceBusClient(stack.prepared.stack.urls.serviceBus);
  const id = randomUUID();
  await bus.createSender(topic.name).sendMessages({
    messageId: id,
    subject: 'order.placed',
    body: { not: 'an event' },
    applicationProperties: { attempt: 3, lastFailure: 'ECONNREFUSED: the store is away' },
  });
  await bus.close();
  await deliverInVain(1);
  expect(await ops('dead-letters', 'list')).toMatch(/MaxDeliveryCountExceeded: ECONNREFUSED: the store is away$/);
  const shown = await ops('dead-letters', 'show', id);
  expect(shown).toContain('"not":"an event"');
  expect(shown).toContain('attempt: 3');

  expect(await ops('dead-letters', 'requeue', id)).toContain('1 sent again');
  await deliverInVain(1);
  const [letter] = JSON.parse(await ops(...deadLetters)) as { id: string; attempt: number }[];
  expect(letter).toMatchObject({ id: expect.stringContaining(`${id}/saga/dead/`), attempt: 1 });
  // To the consumer that had given it up, and to no other.
  expect(JSON.parse(await ops('dead-letters', 'list', '--subscription', 'reports', '--json'))).toEqual([]);

  await expect(ops('dead-letters', 'discard', '--yes')).rejects.toThrow('name the message, or use --all: there are 1');
  expect(await ops('dead-letters', 'discard', letter?.id ?? '', '--yes')).toContain('1 discarded');
  expect(await ops('dead-letters', 'list')).toBe('none');
});
