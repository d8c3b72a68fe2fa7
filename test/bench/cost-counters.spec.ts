import { join } from 'node:path';
import { ServiceBusClient } from '@azure/service-bus';
import { startServiceBus } from '@partner-orders/embedded-azure/service-bus';
import { expect, test } from 'vitest';
import { CountedBus } from '../../bench/cost/counted-bus.ts';
import { containerOf } from '../../bench/cost/wire-counter.ts';
import { root } from '../../tools/root.ts';

test('messages are counted one by one, also in a batch, and pass unchanged', async () => {
  const entities = join(root, 'infra', 'service-bus', 'Config.json');
  const server = await startServiceBus({ entities, stateFile: ':memory:' });
  const { bus, connectionString } = await CountedBus.start(server.connectionString);
  const client = new ServiceBusClient(connectionString);
  const sender = client.createSender('webhook-deliveries');
  await sender.sendMessages({ messageId: '1', body: 'one' });
  await sender.sendMessages([2, 3, 4].map((n) => ({ messageId: String(n), body: { n } })));
  const received = await client.createReceiver('webhook-deliveries').receiveMessages(4);
  expect(received.map(({ body }) => body)).toContain('one');
  // The tokens of sender and receiver are calls too.
  expect(bus.counts).toEqual({ sent: 4 + 2, delivered: 4 + 2 });
  await client.close();
  bus.close();
  await server.close();
});

test('leases and looks that find nothing are no part of an order', () => {
  expect(containerOf('/dbs/partner-orders/colls/orders/docs', 201)).toBe('orders');
  expect(containerOf('/dbs/partner-orders/colls/orders/docs', 304)).toBe('idle');
  expect(containerOf('/dbs/partner-orders/colls/leases/docs/1', 200)).toBe('idle');
  expect(containerOf('/', 200)).toBe('account');
});
