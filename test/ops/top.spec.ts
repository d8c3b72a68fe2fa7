import { join } from 'node:path';
import { ServiceBusClient } from '@azure/service-bus';
import { type ServiceBus, startServiceBus } from '@partner-orders/embedded-azure/service-bus';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosLoadAdmin } from '../../shared/adapters/cosmos/cosmos-load-admin.ts';
import { CosmosOrdersAdmin } from '../../shared/adapters/cosmos/cosmos-orders-admin.ts';
import { CosmosRefundsAdmin } from '../../shared/adapters/cosmos/cosmos-refunds-admin.ts';
import { CosmosScreenedOrders } from '../../shared/adapters/cosmos/cosmos-screened-orders.ts';
import { toOrderDocument } from '../../shared/adapters/cosmos/order-document.ts';
import { ServiceBusQueuesAdmin } from '../../shared/adapters/service-bus/service-bus-queues-admin.ts';
import { OrderId } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { schemaVersions } from '../../shared/domain/schema-versions.ts';
import { sources, topic, webhookQueue } from '../../shared/topic.ts';
import { listOrders } from '../../tools/operator/list-orders.ts';
import type { OperatorPorts } from '../../tools/operator/operator-ports.ts';
import type { Top } from '../../tools/operator/print-top.ts';
import { showStatus } from '../../tools/operator/show-status.ts';
import { showTop } from '../../tools/operator/show-top.ts';
import { root } from '../../tools/root.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';
import { orders, placing } from '../sample-orders.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let bus: ServiceBus;
let client: ServiceBusClient;
const now = new Date('2026-01-02T03:04:35.000Z');

beforeAll(async () => {
  database = await cosmosDatabase();
  bus = await startServiceBus({ entities: join(root, 'infra', 'service-bus', 'Config.json'), stateFile: ':memory:' });
  client = new ServiceBusClient(bus.connectionString);
});
afterAll(async () => {
  await client?.close();
  await bus?.close();
  await database?.close();
});

let count = 0;
async function store(order: Order, createdAt = order.createdAt): Promise<void> {
  count += 1;
  const id = OrderId.parse(`ord_${String(count).padStart(26, '0')}`);
  const placement = { fingerprint: 'f', answer: '{}' };
  await database
    .container('orders')
    .items.create(toOrderDocument({ ...order, id, createdAt }, placement, schemaVersions.order));
}

async function look(queues: Pick<ServiceBusQueuesAdmin, 'look'> = new ServiceBusQueuesAdmin(client), at = now) {
  const names = ['orders', 'deliveries', 'jobs', 'rejections', 'reconciliation', 'reports'] as const;
  const containers = Object.fromEntries(names.map((name) => [name, database.container(name)]));
  const load = new CosmosLoadAdmin(containers as ConstructorParameters<typeof CosmosLoadAdmin>[0]);
  const ports = { load, queues, clock: { now: () => at } } as unknown as OperatorPorts;
  const { lines, data } = await showTop.run(ports, {});
  return { text: lines.join('\n'), top: data as Top };
}

test('one look counts orders, sagas, outages, jobs, webhooks and what waits for a person', async () => {
  await store(orders.pending);
  await store(orders.pending, '2026-01-02T03:00:35.000Z');
  await store(orders.delayed);
  await store(orders.stuckUndoing);
  await store(orders.confirmed);
  await store({ ...orders.confirmed, updatedAt: '2026-01-01T00:00:00.000Z' }, '2026-01-01T00:00:00.000Z');
  const job = { id: 'exp_1', type: 'job', partnerId: 'acme', jobId: 'exp_1', kind: 'export', status: 'running' };
  await database.container('jobs').items.create({ ...job, waitingKey: 'acme#2026#exp_1' });
  const { order: held } = placing;
  const screening = { rules: ['big'], since: '2026-01-02T03:00:00.000Z', onDeadline: 'reject' as const };
  const until = '2026-01-03T00:00:00.000Z';
  await store({ ...held, screening: { ...screening, state: 'held', until } });
  // Its rules have not been asked yet, and will be within a moment.
  await store({ ...held, screening: { ...screening, state: 'required', since: now.toISOString(), until } });
  const report = { id: 'rebuild', type: 'rebuild', day: 'rebuild', state: 'asked', heartbeatAt: now.toISOString() };
  await database.container('reports').items.create({ ...report, partnerId: 'acme' });
  await database.container('rejections').items.create({ id: 'r', consumer: 'start-order-saga', at: now.toISOString() });
  const listKey = '2026-01-02T03:04:05.000Z#dlv_1';
  const delivery = {
    id: 'dlv_1',
    partnerId: 'acme',
    endpointId: 'whe_1',
    subject: 'ord_1',
    status: 'pending',
    listKey,
  };
  await database.container('deliveries').items.create(delivery);

  const { text, top } = await look();
  expect(top).toMatchObject({
    lastMinute: { placed: 6, confirmed: 1, failed: 0, cancelled: 0 },
    open: { pending: 4, authorized: 2, booked: 0 },
    sagas: { waiting: 4, running: 1, compensating: 0, stuck: 1 },
    oldestWaiting: '2026-01-02T03:00:35.000Z',
    outages: [{ step: 'book-shipment', code: 'error', orders: 1 }],
    webhooks: { pending: 1, oldestPending: '2026-01-02T03:04:05.000Z' },
    jobs: { 'export running': 1 },
    ...{ rejections: 1, late: 0, quiet: 0, held: 1, silentRefunds: 0, interrupted: 1 },
  });
  expect(top.requestUnits).toBeGreaterThan(20);
  expect(text).toMatch(/^sagas +waiting 4, running 1, stuck 1, oldest 4 min waiting$/m);
  expect(text).toMatch(/^outages +1 at book-shipment: error$/m);
  expect(text).toMatch(/^for a person +stuck orders 1, orders on hold 1, rejections 1, interrupted rebuilds 1$/m);
  expect(text).toMatch(/^webhooks +pending 1, oldest 30 s$/m);
});

test('status counts the same, and names the command that lists them and where a cause may be', async () => {
  const container = database.container('orders');
  const none = { rejections: [], unreadable: [], rebuilds: [], findings: [], endpoints: [], off: [] };
  const list = async () => none;
  const later = new Date(now.getTime() + 120_000);
  const ports = {
    ordersAdmin: new CosmosOrdersAdmin(container),
    screenedOrders: new CosmosScreenedOrders(container),
    refundsAdmin: new CosmosRefundsAdmin(container),
    ...{ rejections: { list }, reportRebuilds: { list }, webhooks: { list }, reconciliation: { listOpen: list } },
    ...{ deadLetters: { list: async () => [{}] }, outbox: { listParked: async () => [] } },
    ...{ featureSwitches: { read: list }, clock: { now: () => later } },
  } as unknown as OperatorPorts;
  const { lines, data } = await showStatus.run(ports, {});
  const { top } = await look(undefined, later);
  expect(data).toMatchObject({ orders: { stuck: 1, late: 2, quiet: 0, held: 2 } });
  expect(top).toMatchObject({ sagas: { stuck: 1 }, late: 2, quiet: 0, held: 2 });
  expect(lines).toContain('     2  orders on hold, until their deadline decides: orders holds');
  expect(lines).toContain('     2  orders that have waited for their saga for a minute or more: orders list --late');
  expect(lines.at(-1)).toBe(
    '        their cause may be in dead-letters list, or in npm run deliver -- status --environment production (does a colour take events?)',
  );
  const late = await listOrders.run(ports, { late: true });
  expect(late.data).toHaveLength(2);
});

test('what waits in a queue is counted and stays there, apart from what comes later', async () => {
  const send = client.createSender(webhookQueue);
  await send.sendMessages([{ body: 1 }, { body: 2 }]);
  await send.scheduleMessages({ body: 3 }, new Date(Date.now() + 3_600_000));
  await client.createSender(topic.name).sendMessages({ to: topic.subscriptions.saga, body: {} });
  const receiver = client.createReceiver(topic.name, topic.subscriptions.saga);
  for (const message of await receiver.receiveMessages(1)) await receiver.deadLetterMessage(message);
  const queues = new ServiceBusQueuesAdmin(client);
  const names = Object.values(sources);
  for (const depths of [await queues.look(names), await queues.look(names)]) {
    expect(depths.find(({ name }) => name === webhookQueue)).toMatchObject({ active: 2, scheduled: 1, deadLetters: 0 });
    expect(depths.find(({ name }) => name === 'saga')).toMatchObject({ active: 0, deadLetters: 1, oldest: undefined });
  }
  expect((await look()).text).toMatch(/^for a person .*dead letters 1/m);
});

test('the right to send is found without sending', async () => {
  const queues = new ServiceBusQueuesAdmin(client);
  const before = await queues.look([webhookQueue]);
  await queues.requireSending();
  expect(await queues.look([webhookQueue])).toEqual(before);
});

test('without the right to receive, the rest is shown, with the role that is missing', async () => {
  const { text, top } = await look({ look: () => Promise.reject(new Error('Unauthorized: Listen claim')) });
  expect(top.queues).toEqual([]);
  expect(text).toContain('orders/s');
  expect(text).toMatch(/Left out: queues: Unauthorized: Listen claim \(in Azure .* Azure Service Bus Data Receiver\)/);
});
