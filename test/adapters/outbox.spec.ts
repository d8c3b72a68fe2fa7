import { join } from 'node:path';
import { ServiceBusClient } from '@azure/service-bus';
import { type ServiceBus, startServiceBus } from '@partner-orders/embedded-azure/service-bus';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { relayOutbox } from '../../functions/outbox/relay-outbox.ts';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { CosmosOutbox } from '../../shared/adapters/cosmos/cosmos-outbox.ts';
import { readOutbox } from '../../shared/adapters/cosmos/read-outbox.ts';
import { ServiceBusEventBus } from '../../shared/adapters/service-bus/service-bus-event-bus.ts';
import { PartnerId, Sku } from '../../shared/domain/ids.ts';
import { place } from '../../shared/domain/order-placement.ts';
import { topic } from '../../shared/topic.ts';
import { root } from '../../tools/root.ts';
import { cosmosDatabase } from './cosmos-database.ts';

/** The relay with both of its stores, over real sockets. */
const at = new Date('2026-01-02T03:04:05.000Z');
const clock = { now: () => at };
const acme = PartnerId.parse('acme');
const price = { amount: 1, currency: 'EUR' as const };
const line = { sku: Sku.parse('MUG-01'), quantity: 1, unitPrice: price, total: price };
const shipTo = { name: 'A. Buyer', street: 'Main 1', city: 'Wien', postalCode: '1010', country: 'AT' };
const TOO_LARGE = 'x'.repeat(300_000);

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

let count = 0;
beforeEach(() => {
  count += 100;
});

/** Orders as the change feed returns them, each with its event, which `change` may damage. */
async function placed(many: number, change: (event: Record<string, unknown>, n: number) => object = () => ({})) {
  const container = database.container('orders');
  const orders = new CosmosOrders(container);
  const documents: unknown[] = [];
  for (let n = 0; n < many; n += 1) {
    const request = { lines: [line], shipTo, paymentMethod: 'pm_card_visa' };
    const placing = { partnerId: acme, idempotencyKey: `key-${count + n}`, at };
    const { order, event } = place(request, { lines: [line], total: price }, placing);
    await orders.add(order, event, { fingerprint: 'f', answer: '{}' });
    const stored = container.item(event.id, [acme, order.id]);
    const { resource } = await stored.read();
    await stored.replace({ ...resource, event: { ...resource.event, ...change(resource.event, n) } });
    for (const id of [order.id, event.id]) documents.push((await container.item(id, [acme, order.id]).read()).resource);
  }
  return documents as { id: string; orderId: string; type: string; event?: { id: string } }[];
}

const relay = (documents: readonly unknown[], bus = new ServiceBusEventBus(client.createSender(topic.name))) =>
  relayOutbox(documents, { readOutbox, outbox: new CosmosOutbox(database.container('orders'), clock), bus, clock });

async function received(): Promise<unknown[]> {
  const receiver = client.createReceiver(topic.name, topic.subscriptions.saga, { receiveMode: 'receiveAndDelete' });
  const all: unknown[] = [];
  const { active } = serviceBus.counts(`${topic.name}/Subscriptions/${topic.subscriptions.saga}`);
  while (all.length < active) all.push(...(await receiver.receiveMessages(active)).map(({ body }) => body.id));
  await receiver.close();
  return all;
}

const idsOf = (documents: Awaited<ReturnType<typeof placed>>) =>
  documents.filter(({ type }) => type === 'event').map(({ id }) => id);
const parkedOf = async (documents: Awaited<ReturnType<typeof placed>>) => {
  const parked: unknown[] = [];
  for (const { id, orderId } of documents) {
    parked.push((await database.container('orders').item(id, [acme, orderId]).read()).resource.parked);
  }
  return parked.filter((one) => one !== undefined);
};

test('each event is sent once, for any number of repetitions by the change feed, and orders are not sent', async () => {
  const documents = await placed(2);
  await relay(documents);
  await relay(documents);
  expect((await received()).toSorted()).toEqual(idsOf(documents).toSorted());
  expect(await parkedOf(documents)).toEqual([]);
});

test('after a restore, an event that takes the id of a lost one is sent, and repetitions of it are not', async () => {
  const [order, event] = await placed(1);
  const lost = { ...event, event: { ...event?.event, at: '2026-01-02T03:00:00.000Z' } };
  await relay([order, lost]);
  await relay([order, event]);
  await relay([order, event]);
  expect(await received()).toEqual([event?.id, event?.id]);
});

test('an event that is larger than a message may be is parked with the reason, and the other events are sent', async () => {
  const documents = await placed(3, ({ data }, n) =>
    n === 1 ? { data: { ...(data as object), reference: TOO_LARGE } } : {},
  );
  await relay(documents);
  const [first = '', tooLarge = '', last = ''] = idsOf(documents);
  expect((await received()).toSorted()).toEqual([first, last].toSorted());
  const reason = expect.stringMatching(/^larger than a message may be \(\d+ bytes\)$/);
  expect(await parkedOf(documents.filter(({ id }) => id === tooLarge))).toEqual([{ reason, at: at.toISOString() }]);
  expect(await parkedOf(documents)).toHaveLength(1);
});

test('an event that can’t be read is parked with its field; parked and dropped events are not sent again', async () => {
  const documents = await placed(2, (_, n) => (n === 0 ? { at: 'yesterday' } : {}));
  await relay(documents);
  expect(await received()).toEqual(idsOf(documents).slice(1));
  expect(await parkedOf(documents)).toEqual([{ reason: expect.stringMatching(/event\.at/), at: at.toISOString() }]);

  const putAside = [{ parked: { reason: 'r' } }, { dropped: { why: 'w' } }];
  await relay((await placed(2)).map((document, n) => ({ ...document, ...putAside[Math.floor(n / 2)] })));
  expect(await received()).toEqual([]);
});

test('events that do not fit into one message batch are sent in several, and none is left out', async () => {
  const reference = 'x'.repeat(60_000);
  const documents = await placed(10, ({ data }) => ({ data: { ...(data as object), reference } }));
  await relay(documents);
  expect((await received()).toSorted()).toEqual(idsOf(documents).toSorted());
  expect(await parkedOf(documents)).toEqual([]);
});

test('when the bus is down the batch fails and is delivered again, and nothing is parked', async () => {
  const documents = await placed(2);
  const away = { publish: () => Promise.reject(new Error('the bus is away')) };
  await expect(relay(documents, away as unknown as ServiceBusEventBus)).rejects.toThrow('the bus is away');
  expect(await parkedOf(documents)).toEqual([]);
});
