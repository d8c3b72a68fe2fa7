import { randomUUID } from 'node:crypto';
import { ServiceBusClient } from '@azure/service-bus';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { containers } from '../../shared/adapters/cosmos/containers.ts';
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

async function confirmedToday(partner: string): Promise<number> {
  const acme = await stack.partner(partner);
  const [from, to] = [-1, 1].map((days) => new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10));
  const response = await acme.request('GET', `/v1/reports/daily?from=${from}&to=${to}`);
  const { data } = (await response.json()) as { data: { confirmed: number }[] };
  return data.reduce((sum, { confirmed }) => sum + confirmed, 0);
}

/** Reports can't be written until the returned function is called. */
async function breakReports(): Promise<() => Promise<unknown>> {
  const { database } = stack.container('reports');
  await stack.container('reports').delete();
  return () => database.containers.create(containers.reports);
}

test('an outage longer than ten deliveries loses nothing: the message is retried after growing delays', async () => {
  const mend = await breakReports();
  const acme = await stack.partner('acme');
  const { id } = await acme.place(anOrder());
  expect(await stack.ended('acme', id)).toMatchObject({ status: 'confirmed' });
  await until('more attempts than deliveries', async () => linesWith('project-daily-report failed at attempt 12:') > 0);
  await mend();
  await until('the order to be counted', async () => (await confirmedToday('acme')) === 1);
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

  await expect(ops('rejections', 'discard')).rejects.toThrow('name the rejection, or use --all: there are 1');
  await expect(ops('rejections', 'discard', 'nope')).rejects.toThrow('there is no rejection nope');
  expect(await ops('rejections', 'discard', '--all')).toContain('1 discarded');
  expect(await ops('rejections', 'list')).toBe('none');
  expect(await deadLetters()).toEqual([]);
});

test('a message that fails for too long becomes a rejection with its last cause, and can be sent again after the fix', async () => {
  const mend = await breakReports();
  const { id } = await (await stack.partner('globex')).place(anOrder());
  expect(await stack.ended('globex', id)).toMatchObject({ status: 'confirmed' });
  const found = await until('both events to be put aside', async () => {
    const found = await rejections();
    return found.length === 2 && found;
  });
  for (const rejection of found) {
    expect(rejection).toMatchObject({ consumer: 'project-daily-report', kind: 'given_up', event: { orderId: id } });
    expect(rejection.attempts).toBeGreaterThan(3);
    expect(rejection.cause.message).not.toMatch(/\n/);
  }
  await mend();
  expect(await ops('rejections', 'requeue', '--all')).toContain('2 sent again');
  await until('the order to be counted', async () => (await confirmedToday('globex')) === 1);
  expect(await rejections()).toEqual([]);
});

test('a copy reaches its own subscription, once, and not before its time', async () => {
  await stack.host.stop();
  const sender = bus.createSender(topic.name);
  const at = new Date(Date.now() + 1_500);
  const retry = { subscription: topic.subscriptions.reports, contentType: 'application/json', body: {}, at };
  const retries = new ServiceBusRetries(sender);
  for (let time = 0; time < 2; time += 1) {
    await retries.schedule({ ...retry, messageId: 'evt_1/reports/2', properties: { attempt: 2 } });
  }
  const reports = bus.createReceiver(topic.name, topic.subscriptions.reports);
  const [copy, ...more] = await reports.receiveMessages(2, { maxWaitTimeInMs: 10_000 });
  expect(Date.now()).toBeGreaterThanOrEqual(at.getTime() - 50);
  expect(copy).toMatchObject({ messageId: 'evt_1/reports/2', applicationProperties: { attempt: 2 } });
  expect(more).toEqual([]);
  expect(await reports.peekMessages(10)).toHaveLength(1);
  const saga = bus.createReceiver(topic.name, topic.subscriptions.saga);
  expect(await saga.peekMessages(10)).toEqual([]);
});
