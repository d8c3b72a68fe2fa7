import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceBusClient } from '@azure/service-bus';
import { PortInUseError } from '@partner-orders/loopback-server/listen';
import { StateFileError } from '@partner-orders/loopback-server/sqlite/open-database';
import { afterEach, describe, expect, test } from 'vitest';
import { startServiceBus } from '../../src/service-bus/start-service-bus.ts';
import { codeOf, newClient, onlyEmbedded, receiveOne, useServiceBus, wording } from './running-service-bus.ts';

const running = useServiceBus({
  Queues: [{ Name: 'orders' }],
  Topics: [{ Name: 'events', Subscriptions: [{ Name: 'reports' }] }],
});
const clients: ServiceBusClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
});
function clientWith(change: (connectionString: string) => string): ServiceBusClient {
  const client = newClient(change(running.connectionString));
  clients.push(client);
  return client;
}

test('the key of the official emulator’s connection strings is accepted', async () => {
  const ported = clientWith((text) => text.replace(/SharedAccessKey=[^;]+/, 'SharedAccessKey=SAS_KEY_VALUE'));
  await ported.createSender('orders').sendMessages({ body: 'ported' });
  const receiver = ported.createReceiver('orders', { receiveMode: 'receiveAndDelete' });
  expect((await receiver.receiveMessages(1)).map(({ body }) => body)).toEqual(['ported']);
});

describe('a client without a valid key', () => {
  test('can’t send or receive', async () => {
    const stranger = clientWith((text) => text.replace(/SharedAccessKey=[^;]+/, 'SharedAccessKey=guessed'));
    expect(await codeOf(stranger.createSender('orders').sendMessages({ body: 1 }))).toBe('UnauthorizedAccess');
    expect(await codeOf(receiveOne(stranger.createReceiver('orders')))).toBe('UnauthorizedAccess');
    expect(await codeOf(stranger.createReceiver('orders').peekMessages(1))).toBe('UnauthorizedAccess');
  });

  test('is refused with another key name', async () => {
    const stranger = clientWith((text) => text.replace(/SharedAccessKeyName=[^;]+/, 'SharedAccessKeyName=Reader'));
    await expect(stranger.createSender('orders').sendMessages({ body: 1 })).rejects.toThrow(
      wording('no key named "Reader"'),
    );
  });
});

describe('a missing entity', () => {
  test('can’t be sent to or received from', async () => {
    const { client } = running;
    expect(await codeOf(client.createSender('nowhere').sendMessages({ body: 1 }))).toBe('MessagingEntityNotFound');
    expect(await codeOf(receiveOne(client.createReceiver('nowhere')))).toBe('MessagingEntityNotFound');
    expect(await codeOf(receiveOne(client.createReceiver('events', 'nobody')))).toBe('MessagingEntityNotFound');
    await expect(running.counts('nowhere')).rejects.toThrow();
  });

  test('includes sending to a subscription and receiving from a topic', async () => {
    const { client } = running;
    await expect(client.createSender('events/Subscriptions/reports').sendMessages({ body: 1 })).rejects.toThrow(
      wording('A subscription takes no messages'),
    );
    await expect(receiveOne(client.createReceiver('events'))).rejects.toThrow(
      wording('Nothing can be received from the topic'),
    );
  });
});

describe('an entity refuses what it does not support', () => {
  test('a session on a queue without sessions', async () => {
    await expect(running.client.acceptNextSession('orders')).rejects.toThrow(wording('Sessions are not enabled'));
    // For a named session, the client's error depends on whether it sees the attach before the detach.
    await expect(running.client.acceptSession('orders', 's-1')).rejects.toThrow();
  });

  test('rules on a queue', async () => {
    const { client } = running;
    // The client's rule manager accepts any path as its subscription.
    const rules = client.createRuleManager('events', 'reports/$DeadLetterQueue');
    await expect(rules.createRule('mine', { sqlExpression: '1=1' })).rejects.toThrow(wording('is no subscription'));
  });
});

onlyEmbedded.describe('it starts a service')('a service that can’t start gives the reason', () => {
  const options = () => ({ entities: running.entitiesFile, stateFile: ':memory:' });

  test('when its port is in use', async () => {
    await expect(startServiceBus({ ...options(), port: running.bus.port })).rejects.toThrow(PortInUseError);
    await expect(startServiceBus({ ...options(), managementPort: running.bus.port })).rejects.toThrow(PortInUseError);
  });

  test('when its state file is in use or damaged', async () => {
    const stateFile = join(running.directory, 'broken.db');
    writeFileSync(stateFile, 'no database, '.repeat(100));
    await expect(startServiceBus({ ...options(), stateFile })).rejects.toThrow(StateFileError);
    await expect(startServiceBus({ ...options(), stateFile: running.stateFile })).rejects.toThrow(/in use/);
  });

  test('when its entities file is invalid', async () => {
    const entities = join(running.directory, 'broken.json');
    writeFileSync(entities, '{"UserConfig": {"Namespaces": []}}');
    await expect(startServiceBus({ ...options(), entities })).rejects.toThrow(entities);
  });
});
