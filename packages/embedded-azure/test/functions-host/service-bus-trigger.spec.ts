import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ServiceBusClient, type ServiceBusMessage } from '@azure/service-bus';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ServiceBus, startServiceBus } from '../../src/service-bus/start-service-bus.ts';
import { fixture, type HostProcess, startHostProcess } from './host-process.ts';

const queue = (Name: string, Properties: object = {}) => ({ Name, Properties });
const entities = {
  Name: 'sbemulatorns',
  Queues: [
    queue('orders', { MaxDeliveryCount: 3 }),
    queue('short-locks', { LockDuration: 'PT1S' }),
    queue('kept', { LockDuration: 'PT1S', MaxDeliveryCount: 2 }),
    queue('many'),
  ],
  Topics: [{ Name: 'topic', Properties: {}, Subscriptions: [{ Name: 'subscription', Properties: {}, Rules: [] }] }],
};

let directory: string;
let bus: ServiceBus;
let client: ServiceBusClient;
let host: HostProcess;

const startBus = (port = 0) =>
  startServiceBus({
    entities: join(directory, 'entities.json'),
    stateFile: join(directory, 'bus.db'),
    port,
    strict: false,
  });

async function open(): Promise<void> {
  directory = mkdtempSync(join(tmpdir(), 'bus-trigger-'));
  const file = { UserConfig: { Namespaces: [entities], Logging: { Type: 'File' } } };
  writeFileSync(join(directory, 'entities.json'), JSON.stringify(file));
  bus = await startBus();
  client = new ServiceBusClient(bus.connectionString);
  host = await startHostProcess({
    scriptRoot: fixture('bus-app'),
    settings: { Bus: bus.connectionString, QUEUE: 'orders' },
  });
}

async function close(): Promise<void> {
  await host[Symbol.asyncDispose]();
  await client.close();
  await bus.close();
  rmSync(directory, { recursive: true });
}

async function send(entity: string, ...messages: ServiceBusMessage[]): Promise<void> {
  const sender = client.createSender(entity);
  await sender.sendMessages(messages);
  await sender.close();
}

const emptied = (entity: string) => expect.poll(() => bus.counts(entity).active, { timeout: 5000 }).toBe(0);

/** The first matching line that the function printed for the message. */
async function received(pattern: RegExp): Promise<unknown> {
  const [, json = ''] = await host.printed(pattern);
  return JSON.parse(json);
}

describe('a Service Bus trigger', () => {
  beforeAll(open);
  afterAll(close);

  test('a message arrives parsed, with its metadata in camelCase, and is completed', async () => {
    await send('orders', {
      body: { sku: 'a' },
      messageId: 'm-1',
      correlationId: 'c-1',
      subject: 'placed',
      contentType: 'application/json',
      to: 't',
      replyTo: 'r',
      applicationProperties: { Partner: 'p-1', Nested: 7 },
    });
    const { message, metadata } = Object(await received(/^queue (.*"m-1".*)$/m));
    expect(message).toEqual({ sku: 'a' });
    expect(metadata).toMatchObject({
      messageId: 'm-1',
      correlationId: 'c-1',
      subject: 'placed',
      label: 'placed',
      contentType: 'application/json',
      to: 't',
      replyTo: 'r',
      deliveryCount: 1,
      sequenceNumber: expect.any(Number),
      lockToken: expect.stringMatching(/^[0-9a-f-]{36}$/),
      enqueuedTimeUtc: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      expiresAtUtc: '9999-12-31T23:59:59.9999999Z',
      applicationProperties: { partner: 'p-1', nested: 7 },
      userProperties: { partner: 'p-1', nested: 7 },
    });
    expect(metadata).not.toHaveProperty('sessionId');
    await emptied('orders');
  });

  test('a body that is not JSON arrives as text', async () => {
    await send('topic', { body: Buffer.from('plain words') });
    expect(await received(/^subscription (.*)$/m)).toBe('plain words');
    await emptied('topic/Subscriptions/subscription');
  });

  test('a message whose function fails is delivered again, and dead-lettered after the last delivery', async () => {
    await send('orders', { body: { failUntil: 99 }, messageId: 'poison' });
    await expect.poll(() => bus.counts('orders').deadLettered, { timeout: 5000 }).toBe(1);
    const deliveries = [...host.output().matchAll(/^queue .*"poison".*"deliveryCount":(\d)/gm)].map(
      ([, count]) => count,
    );
    expect(deliveries).toEqual(['1', '2', '3']);
    await host.printed(/Executed 'Functions\.on-queue' \(Failed/);
    const [dead] = await client.createReceiver('orders', { subQueueType: 'deadLetter' }).receiveMessages(1);
    expect([dead?.messageId, dead?.deadLetterReason]).toEqual(['poison', 'MaxDeliveryCountExceeded']);
  });

  test('messages whose functions end in the same turn each get their own outcome', async () => {
    await send('orders', { body: { hold: true, failUntil: 2 }, messageId: 'fails' }, { body: { hold: true } });
    const isHeld = 'queue {"message":{"hold":true';
    await host.printedLines(isHeld, 2);
    host.child.kill('SIGUSR2');
    // Only the failed message is delivered again, and waits again.
    await host.printedLines(isHeld, 3);
    await expect.poll(() => bus.counts('orders').active).toBe(1);
    expect(host.output()).toMatch(/"fails".*"deliveryCount":2/);
    host.child.kill('SIGUSR2');
    await emptied('orders');
  });

  test('no more functions run in parallel than host.json allows', async () => {
    await send('many', ...Array.from({ length: 40 }, (_, n) => ({ body: n })));
    await emptied('many');
    expect(await (await fetch(`${host.url}/api/most`)).json()).toBe(4);
  });

  test('the lock of a message is renewed while its function runs', async () => {
    await send('short-locks', { body: { takes: 1600 } });
    await host.printed(/^short done 1600$/m);
    await emptied('short-locks');
    expect(host.output().match(/^short \d+$/gm)).toEqual(['short 1']);
  });

  test('without automatic completion a message is delivered again when its lock has expired', async () => {
    await send('kept', { body: 'x' });
    await host.printed(/^kept 1\nkept 2$/m);
    await expect.poll(() => bus.counts('kept').deadLettered, { timeout: 5000 }).toBe(1);
  });
});

describe('a Service Bus trigger that is interrupted', () => {
  beforeEach(open);
  afterEach(close);

  test('a restarted broker is found again', async () => {
    await send('orders', { body: { n: 1 }, messageId: 'before' });
    await host.printed(/"before"/);
    await emptied('orders');
    const { port } = bus;
    await client.close();
    await bus.close();
    bus = await startBus(port);
    client = new ServiceBusClient(bus.connectionString);
    await send('orders', { body: { n: 2 }, messageId: 'after' });
    await host.printed(/"after"/);
    await emptied('orders');
  });

  test('SIGTERM waits for a function and settles its message', async () => {
    await send('orders', { body: { hold: true }, messageId: 'in hand' });
    await host.printed(/"in hand"/);
    host.child.kill('SIGTERM');
    // Longer than the client needs to stop receiving: this alone must not end the host.
    expect(await Promise.race([host.exited, setTimeout(600, 'still running')])).toBe('still running');
    host.child.kill('SIGUSR2');
    expect(await host.exited).toBe(0);
    await emptied('orders');
    expect(bus.counts('orders').deadLettered).toBe(0);
  });
});
