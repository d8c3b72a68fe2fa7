import { randomUUID } from 'node:crypto';
import { ServiceBusClient } from '@azure/service-bus';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ServiceBusRetries } from '../../shared/adapters/service-bus/service-bus-retries.ts';
import type { Rejection } from '../../shared/domain/rejection.ts';
import { topic } from '../../shared/topic.ts';
import { operatorOf } from '../ops/operator-of.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

let stack: RunningStack;
let bus: ServiceBusClient;
let ops: (...flags: string[]) => Promise<string>;
const GIVE_UP_MS = 8_000;

beforeAll(async () => {
  stack = await RunningStack.start(async () => ({ CONSUMER_GIVE_UP_MS: String(GIVE_UP_MS), LOG_VERBOSE: 'true' }));
  bus = new ServiceBusClient(stack.prepared.stack.urls.serviceBus);
  ops = operatorOf(stack);
});
afterAll(async () => {
  await bus?.close();
  await stack?.stop();
});
beforeEach(() => {
  stack.output.length = 0;
});

const rejections = async () => JSON.parse(await ops('rejections', 'list', '--json')) as Rejection[];
const deadLetters = async () => JSON.parse(await ops('dead-letters', 'list', '--json')) as { id: string }[];
const linesWith = (text: string) => stack.output.join('').split(text).length - 1;

/** Publishes once more that an order is confirmed, as if nothing had been sold, and spoils the order until `mend` is called. */
async function failToSell(partner: string) {
  const { id } = await (await stack.partner(partner)).place(anOrder());
  expect(await stack.ended(partner, id)).toMatchObject({ status: 'confirmed' });
  const catalog = stack.container('catalog');
  const query = 'SELECT * FROM c WHERE c.type = "reservation" AND c.orderId = @id';
  const find = async () =>
    (await catalog.items.query({ query, parameters: [{ name: '@id', value: id }] }).fetchAll()).resources;
  const isSold = async () => (await find()).every(({ state }) => state === 'sold');
  await until('the order to be sold', isSold);
  for (const reservation of await find()) await catalog.items.upsert({ ...reservation, state: 'reserved' });
  const { resource } = await stack.container('orders').item(id, [partner, id]).read();
  await stack.container('orders').items.upsert({ ...resource, order: { ...resource.order, lines: 'spoilt' } });
  const sender = bus.createSender(topic.name);
  const event = { specversion: '1.0', id: randomUUID(), type: 'order.confirmed', subject: id, partnerid: partner };
  await sender.sendMessages({ messageId: event.id, subject: event.type, body: event });
  await sender.close();
  return { id, isSold, mend: () => stack.container('orders').items.upsert(resource) };
}

test('an outage longer than ten deliveries loses nothing: the message is retried after growing delays', async () => {
  const { isSold, mend } = await failToSell('acme');
  await until('more attempts than deliveries', async () => linesWith('sell-reservations failed at attempt 12:') > 0);
  await mend();
  await until('the order to be sold', isSold);
  expect(await deadLetters()).toEqual([]);
  expect(await rejections()).toEqual([]);
});

test('an unreadable message becomes a rejection at its first delivery; it can be shown, sent again, and discarded', async () => {
  const messageId = randomUUID();
  const sender = bus.createSender(topic.name);
  await sender.sendMessages({ messageId, subject: 'order.resume_requested', body: { not: 'an event' } });
  await sender.close();
  const [first] = await until('the message to be put aside', async () => {
    const found = await rejections();
    return found.length > 0 && found;
  });
  expect(first).toMatchObject({
    consumer: 'start-order-saga',
    kind: 'unreadable',
    attempts: 1,
    message: { id: messageId, body: '{"not":"an event"}' },
  });
  expect(await ops('rejections', 'list')).toContain('unreadable after 1: type: ');
  const shown = await ops('rejections', 'show', first?.id ?? '');
  expect(shown).toContain('an event');

  expect(await ops('rejections', 'requeue', first?.id ?? '')).toContain('1 sent again');
  const [second] = await until('the message to be put aside again', async () => {
    const found = await rejections();
    return found.length > 0 && found[0]?.id !== first?.id && found;
  });
  expect(second?.message).toMatchObject({ id: `${first?.id}/again`, body: '{"not":"an event"}' });

  await expect(ops('rejections', 'discard', '--yes')).rejects.toThrow('name the rejection, or use --all: there are 1');
  await expect(ops('rejections', 'discard', 'nope', '--yes')).rejects.toThrow('there is no rejection nope');
  expect(await ops('rejections', 'discard', '--all', '--yes')).toContain('1 discarded');
  expect(await ops('rejections', 'list')).toBe('none');
  expect(await deadLetters()).toEqual([]);
});

test('a message that fails for too long becomes a rejection with its last cause, and can be sent again after the fix', async () => {
  const { id, isSold, mend } = await failToSell('globex');
  const found = await until('the event to be put aside', async () => {
    const found = await rejections();
    return found.length > 0 && found;
  });
  expect(found).toMatchObject([{ consumer: 'sell-reservations', kind: 'given_up', event: { orderId: id } }]);
  expect(found[0]?.attempts).toBeGreaterThan(3);
  expect(found[0]?.cause.message).not.toMatch(/\n/);
  await mend();
  expect(await ops('rejections', 'requeue', '--all')).toContain('1 sent again');
  await until('the order to be sold', isSold);
  expect(await rejections()).toEqual([]);
});

test('a copy reaches its own subscription, once, and not before its time', async () => {
  await stack.host.stop();
  const _sender = bus.createSender(topic.name);
  const at = new Date(Date.now() + 1_500);
  const retry = { subscription: topic.subscriptions.stock, contentType: 'application/json', body: {}, at };
  const retries = new ServiceBusRetries(bus);
  for (let time = 0; time < 2; time += 1) {
    await retries.schedule({ ...retry, messageId: 'evt_1/stock/2', properties: { attempt: 2 } });
  }
  const stock = bus.createReceiver(topic.name, topic.subscriptions.stock);
  const [copy, ...more] = await stock.receiveMessages(2, { maxWaitTimeInMs: 10_000 });
  expect(Date.now()).toBeGreaterThanOrEqual(at.getTime() - 50);
  expect(copy).toMatchObject({ messageId: 'evt_1/stock/2', applicationProperties: { attempt: 2 } });
  expect(more).toEqual([]);
  expect(await stock.peekMessages(10)).toHaveLength(1);
  const saga = bus.createReceiver(topic.name, topic.subscriptions.saga);
  expect(await saga.peekMessages(10)).toEqual([]);
});
