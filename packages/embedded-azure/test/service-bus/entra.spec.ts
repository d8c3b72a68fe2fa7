import type { TokenCredential } from '@azure/core-auth';
import { ServiceBusClient } from '@azure/service-bus';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { EntraStage } from '../entra-stage.ts';
import { codeOf, newClient, onlyEmbedded, RunningServiceBus, receiveOne } from './running-service-bus.ts';

/** The client requests this scope with two slashes, so the audience of Entra's version 1 tokens ends with one. */
const AUDIENCE = 'https://servicebus.azure.net/';
const SENDER = 'Azure Service Bus Data Sender';
const RECEIVER = 'Azure Service Bus Data Receiver';

onlyEmbedded.describe('its roles are assigned when the service is started')('Microsoft Entra', () => {
  let entra: EntraStage;
  let running: RunningServiceBus;
  const clients: ServiceBusClient[] = [];
  beforeAll(async () => {
    entra = await EntraStage.open(AUDIENCE, ['sender', 'receiver', 'owner', 'narrow', 'stranger']);
    const id = (application: string) => entra.objectIdOf(application);
    const entities = {
      Queues: [{ Name: 'orders' }, { Name: 'invoices' }],
      Topics: [{ Name: 'events', Subscriptions: [{ Name: 'reports' }] }],
    };
    running = new RunningServiceBus(entities, {
      tls: entra.certificate,
      entra: {
        ...entra.tenant,
        assignments: [
          { principalId: await id('sender'), role: SENDER },
          { principalId: await id('receiver'), role: RECEIVER },
          { principalId: await id('owner'), role: 'Azure Service Bus Data Owner' },
          { principalId: await id('narrow'), role: SENDER, scope: 'invoices' },
          { principalId: await id('narrow'), role: RECEIVER, scope: 'events/subscriptions/reports' },
        ],
      },
    });
    await running.start();
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.close();
  });
  afterAll(async () => {
    await running.dispose();
    await entra.close();
  });

  function clientFor(credential: TokenCredential): ServiceBusClient {
    const client = new ServiceBusClient('127.0.0.1', credential, {
      customEndpointAddress: `sb://127.0.0.1:${running.bus.tls?.port}`,
      retryOptions: { maxRetries: 0, timeoutInMs: 5000 },
    });
    clients.push(client);
    return client;
  }
  const as = (application: string) => clientFor(entra.credential(application));

  describe('over TLS, with a token', () => {
    test('an owner sends, receives, schedules and manages rules', async () => {
      const owner = as('owner');
      await owner.createSender('orders').sendMessages({ body: 'by token' });
      const receiver = owner.createReceiver('orders');
      const message = await receiveOne(receiver);
      expect(message.body).toBe('by token');
      await receiver.completeMessage(message);
      await owner.createRuleManager('events', 'reports').createRule('mine', { sqlExpression: '1=0' });
      expect(running.bus.counts('orders').active).toBe(0);
    });

    test('a sender can’t receive or peek', async () => {
      const sender = as('sender');
      await sender.createSender('orders').sendMessages({ body: 1 });
      await sender.createSender('orders').scheduleMessages({ body: 2 }, new Date(Date.now() + 3_600_000));
      expect(running.bus.counts('orders')).toMatchObject({ active: 1, scheduled: 1 });
      expect(await codeOf(receiveOne(sender.createReceiver('orders')))).toBe('UnauthorizedAccess');
      await expect(receiveOne(sender.createReceiver('orders'))).rejects.toThrow("'Listen' claim(s) are required");
      expect(await codeOf(sender.createReceiver('orders').peekMessages(1))).toBe('UnauthorizedAccess');
      const receiver = as('receiver').createReceiver('orders');
      await receiver.completeMessage(await receiveOne(receiver));
    });

    test('a receiver can’t send or schedule', async () => {
      const sender = as('receiver').createSender('orders');
      await expect(sender.sendMessages({ body: 1 })).rejects.toThrow("'Send' claim(s) are required");
      expect(await codeOf(sender.scheduleMessages({ body: 1 }, new Date(Date.now() + 60_000)))).toBe(
        'UnauthorizedAccess',
      );
    });

    test('a role applies only where it is assigned', async () => {
      const narrow = as('narrow');
      await narrow.createSender('invoices').sendMessages({ body: 1 });
      expect(await codeOf(narrow.createSender('orders').sendMessages({ body: 1 }))).toBe('UnauthorizedAccess');
      await narrow.createReceiver('events', 'reports').peekMessages(1);
      expect(await codeOf(narrow.createReceiver('invoices').peekMessages(1))).toBe('UnauthorizedAccess');
    });

    test('a caller without a role does not learn whether an entity exists', async () => {
      const stranger = as('stranger');
      expect(await codeOf(stranger.createSender('orders').sendMessages({ body: 1 }))).toBe('UnauthorizedAccess');
      expect(await codeOf(stranger.createSender('nowhere').sendMessages({ body: 1 }))).toBe('UnauthorizedAccess');
    });
  });

  describe('a token is refused', () => {
    const oid = 'somebody';
    test.each([
      ['signed by another key', 'InvalidSignature', () => entra.forged({ oid }, { key: 'foreign' })],
      ['signed by no key', 'MalformedToken', () => entra.forged({ oid }, { alg: 'none' })],
      ['that is over', 'ExpiredToken', () => entra.forged({ oid }, { expiresIn: -600 })],
      ['of another tenant', 'InvalidIssuer', () => entra.forged({ oid, iss: 'https://login.example/other/v2.0' })],
      ['for another API', 'InvalidAudience', () => entra.forged({ oid, aud: 'https://vault.azure.net' })],
    ])('%s: %s', async (_, word, credential) => {
      const sending = clientFor(credential()).createSender('orders').sendMessages({ body: 1 });
      await expect(sending).rejects.toThrow(word);
    });
  });

  test('the key works over TLS as well', async () => {
    const client = newClient(running.bus.tls?.connectionString ?? '');
    clients.push(client);
    await client.createSender('invoices').sendMessages({ body: 'by key' });
    expect((await receiveOne(client.createReceiver('invoices'))).body).toBeDefined();
  });
});
