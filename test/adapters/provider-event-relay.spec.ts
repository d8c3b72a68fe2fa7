import { join } from 'node:path';
import { ServiceBusClient } from '@azure/service-bus';
import { type ServiceBus, startServiceBus } from '@partner-orders/embedded-azure/service-bus';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventHandlers } from '../../functions/provider-events/event-handler.ts';
import { relayProviderEvents } from '../../functions/provider-events/relay-provider-events.ts';
import { CosmosProviderEvents } from '../../shared/adapters/cosmos/cosmos-provider-events.ts';
import { readProviderEvents } from '../../shared/adapters/cosmos/read-provider-events.ts';
import { ServiceBusProviderEvents } from '../../shared/adapters/service-bus/service-bus-provider-events.ts';
import type { ProviderEvent } from '../../shared/domain/provider-event.ts';
import type { Rejection } from '../../shared/domain/rejection.ts';
import { ProviderCloudEvent } from '../../shared/provider-cloud-event.ts';
import { topic } from '../../shared/topic.ts';
import { root } from '../../tools/root.ts';
import { cosmosDatabase } from './cosmos-database.ts';
import { orderId } from './provider-fixture.ts';

/** The relay with both of its stores, over real sockets. */
const clock = { now: () => new Date('2026-11-27T12:00:00.000Z') };
const shipped = (eventId: string): ProviderEvent => ({
  ...{ provider: 'carrier', eventId, type: 'shipment.shipped', at: '2026-11-27T11:59:59.000Z' },
  ...{ reference: orderId, trackingNumber: 'LP1', status: 'shipped', version: 2, packages: [] },
});
const paid = (eventId: string): ProviderEvent => ({
  ...{ provider: 'payments', eventId, type: 'payment_intent.succeeded', at: '2026-11-27T11:59:59.000Z' },
  ...{ paymentId: 'pi_1', change: { kind: 'payment', status: 'succeeded' } },
});
const handlers: EventHandlers = { payments: {}, carrier: { 'shipment.shipped': async () => 'done' } };

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let serviceBus: ServiceBus;
let client: ServiceBusClient;
beforeAll(async () => {
  database = await cosmosDatabase();
  const entities = join(root, 'infra', 'service-bus', 'Config.json');
  serviceBus = await startServiceBus({ entities, stateFile: ':memory:' });
  client = new ServiceBusClient(serviceBus.connectionString);
});
afterAll(async () => {
  await client?.close();
  await serviceBus?.close();
  await database?.close();
});

/** The documents of these events, as the change feed returns them. */
async function stored(...events: ProviderEvent[]): Promise<Record<string, unknown>[]> {
  const container = database.container('providerEvents');
  const documents: Record<string, unknown>[] = [];
  for (const event of events) {
    await new CosmosProviderEvents(container, clock).receive(event);
    const subject = event.provider === 'payments' ? `payment ${event.paymentId}` : `shipment ${event.reference}`;
    documents.push((await container.item(event.eventId, subject).read()).resource);
  }
  return documents;
}

async function relay(documents: readonly unknown[], sender = client.createSender(topic.name)) {
  const rejected: Rejection[] = [];
  const rejections = { add: async (rejection: Rejection) => void rejected.push(rejection) };
  const providerEventBus = new ServiceBusProviderEvents(sender);
  const orders = { find: async () => undefined };
  await relayProviderEvents(documents, { readProviderEvents, providerEventBus, rejections, orders, clock }, handlers);
  return rejected;
}

async function received(): Promise<unknown[]> {
  const receiver = client.createReceiver(topic.name, topic.subscriptions.providers, {
    receiveMode: 'receiveAndDelete',
  });
  const all: unknown[] = [];
  const { active } = serviceBus.counts(`${topic.name}/Subscriptions/${topic.subscriptions.providers}`);
  while (all.length < active) all.push(...(await receiver.receiveMessages(active)).map(({ body }) => body));
  await receiver.close();
  return all;
}

test('an event gets to its consumer whole and once, however often the feed delivers it; one that nobody waits for gets to none', async () => {
  const documents = await stored(shipped('msg_1'), paid('evt_1'));
  await relay(documents);
  await relay(documents);
  const [message, ...more] = await received();
  expect(more).toEqual([]);
  expect(message).toMatchObject({ subject: orderId, type: 'shipment.shipped', time: '2026-11-27T12:00:00.000Z' });
  expect(ProviderCloudEvent.parse(message)).toEqual(shipped('msg_1'));
});

test('a damaged event gets to the consumer too, which sets it aside, and documents of other types do not', async () => {
  const [document] = await stored(shipped('msg_2'));
  await relay([{ ...document, event: { type: 'shipment.shipped' } }, { id: 'x', type: 'other' }, 7]);
  const [message, ...more] = await received();
  expect(more).toEqual([]);
  expect(ProviderCloudEvent.safeParse(message).success).toBe(false);
});

test('an event that is larger than a message may be is set aside, and the others are passed on', async () => {
  const [first, second] = await stored(shipped('msg_3'), shipped('msg_4'));
  const rejected = await relay([
    { ...first, event: { ...shipped('msg_3'), trackingNumber: 'x'.repeat(300_000) } },
    second,
  ]);
  expect(rejected).toMatchObject([{ kind: 'unreadable', cause: { code: 'unsendable' }, event: { orderId } }]);
  expect(await received()).toMatchObject([{ id: 'carrier/msg_4' }]);
});

test('while the bus is down the batch fails, and is delivered again', async () => {
  const away = { createMessageBatch: () => Promise.reject(new Error('the bus is away')) };
  await expect(relay(await stored(shipped('msg_5')), away as never)).rejects.toThrow('the bus is away');
});
