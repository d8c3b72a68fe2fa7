import { join } from 'node:path';
import { ServiceBusClient } from '@azure/service-bus';
import { type ServiceBus, startServiceBus } from '@partner-orders/embedded-azure/service-bus';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ServiceBusDeadLetters } from '../../shared/adapters/service-bus/service-bus-dead-letters.ts';
import { ServiceBusRetries } from '../../shared/adapters/service-bus/service-bus-retries.ts';
import { topic, webhookQueue } from '../../shared/topic.ts';
import { root } from '../../tools/root.ts';

let bus: ServiceBus;
let client: ServiceBusClient;
let deadLetters: ServiceBusDeadLetters;
const SAGA = topic.subscriptions.saga;

beforeAll(async () => {
  const entities = join(root, 'infra', 'service-bus', 'Config.json');
  bus = await startServiceBus({ entities, stateFile: ':memory:' });
  client = new ServiceBusClient(bus.connectionString);
  deadLetters = new ServiceBusDeadLetters(client, { silenceMs: 300 });
});
afterAll(async () => {
  await client?.close();
  await bus?.close();
});

const isQueue = (source: string) => source === webhookQueue;
const receiverOf = (source: string, options = {}) =>
  isQueue(source) ? client.createReceiver(source, options) : client.createReceiver(topic.name, source, options);

/** Sends a message to one subscription or queue and dead-letters it there. */
async function giveUp(subscription: string, messageId: string): Promise<void> {
  const applicationProperties = { partnerId: 'acme', attempt: 7, lastFailure: 'x: y' };
  const message = { messageId, to: subscription, body: { n: messageId }, contentType: 'application/json' };
  await client
    .createSender(isQueue(subscription) ? subscription : topic.name)
    .sendMessages({ ...message, applicationProperties });
  const receiver = receiverOf(subscription);
  for (const received of await receiver.receiveMessages(1)) {
    await receiver.deadLetterMessage(received, { deadLetterReason: 'spec', deadLetterErrorDescription: messageId });
  }
  await receiver.close();
}

async function receiveAll(subscription: string) {
  const receiver = receiverOf(subscription, { receiveMode: 'receiveAndDelete' });
  const messages = await receiver.receiveMessages(10, { maxWaitTimeInMs: 1_000 });
  await receiver.close();
  return messages;
}

test('a dead letter is listed with its reason, and stays in the queue', async () => {
  await giveUp(SAGA, 'one');
  await giveUp(topic.subscriptions.reports, 'two');
  const all = () => deadLetters.list(Object.values(topic.subscriptions));
  expect((await all()).map(({ id, subscription }) => [id, subscription])).toEqual([
    ['one', SAGA],
    ['two', topic.subscriptions.reports],
  ]);
  const [letter] = await deadLetters.list([SAGA]);
  expect(letter).toMatchObject({
    reason: 'spec',
    description: 'one',
    body: { n: 'one' },
    contentType: 'application/json',
  });
  expect(await all()).toHaveLength(2);
});

test('only the chosen messages are sent again, to their own subscription, as a first attempt under a new id', async () => {
  await giveUp(SAGA, 'three');
  const all = await deadLetters.list([SAGA]);
  const chosen = all.filter(({ id }) => id === 'three');
  expect(await deadLetters.requeue(chosen)).toEqual([]);
  const [again, ...more] = await receiveAll(SAGA);
  expect(more).toEqual([]);
  expect(again).toMatchObject({ messageId: `three/saga/dead/${chosen[0]?.sequence}`, body: { n: 'three' } });
  expect(again?.applicationProperties).toEqual({ partnerId: 'acme', firstMessageId: 'three' });
  expect(await receiveAll(topic.subscriptions.reports)).toEqual([]);
  expect((await deadLetters.list([SAGA])).map(({ id }) => id)).toEqual(['one']);
});

test('a dead letter of the queue of webhooks is listed, and sent again to that queue only', async () => {
  await giveUp(webhookQueue, 'nudge');
  const letters = await deadLetters.list([webhookQueue]);
  expect(letters).toMatchObject([{ id: 'nudge', subscription: webhookQueue, reason: 'spec' }]);
  expect(await deadLetters.requeue(letters)).toEqual([]);
  expect((await receiveAll(webhookQueue)).map(({ messageId }) => messageId)).toEqual([
    `nudge/${webhookQueue}/dead/${letters[0]?.sequence}`,
  ]);
  expect(await receiveAll(SAGA)).toEqual([]);
  expect(await deadLetters.list([webhookQueue])).toEqual([]);
});

test('a message that another receiver has locked stays and is named', async () => {
  const [letter] = await deadLetters.list([SAGA]);
  if (letter === undefined) throw new Error('there is no dead letter');
  const other = client.createReceiver(topic.name, SAGA, { subQueueType: 'deadLetter' });
  const [held] = await other.receiveMessages(1);
  expect(await deadLetters.discard([letter])).toEqual([letter]);
  if (held) await other.abandonMessage(held);
  await other.close();
  expect(await deadLetters.discard([letter])).toEqual([]);
  expect(await deadLetters.list([SAGA])).toEqual([]);
});

test('a copy without a time arrives at once, and the same copy arrives only once', async () => {
  const retries = new ServiceBusRetries(client);
  const copy = { subscription: SAGA, messageId: 'copy', contentType: undefined, properties: { a: 1 }, body: { n: 4 } };
  await retries.schedule(copy);
  await retries.schedule(copy);
  expect((await receiveAll(SAGA)).map(({ body }) => body)).toEqual([{ n: 4 }]);
});
