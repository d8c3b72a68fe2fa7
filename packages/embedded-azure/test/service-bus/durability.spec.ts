import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ServiceBusClient } from '@azure/service-bus';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { newClient, onlyEmbedded, receiveMany, receiveOne, until, useServiceBus } from './running-service-bus.ts';

const PROGRAM = fileURLToPath(new URL('./service-bus-process.ts', import.meta.url));
const running = useServiceBus({
  Queues: [
    { Name: 'states', Properties: { MaxDeliveryCount: 5 } },
    { Name: 'numbers' },
    { Name: 'load', Properties: { MaxDeliveryCount: 100 } },
    { Name: 'deleted' },
    { Name: 'sessions', Properties: { RequiresSession: true } },
    { Name: 'forwards', Properties: { ForwardTo: 'forwarded' } },
    { Name: 'forwarded' },
  ],
  Topics: [{ Name: 'events', Subscriptions: [{ Name: 'filtered' }] }],
});

onlyEmbedded.test('it restarts the service')('every state of a message survives a restart, except locks', async () => {
  const sender = running.client.createSender('states');
  const receiver = running.client.createReceiver('states');
  await sender.sendMessages(['deferred', 'dead', 'abandoned', 'locked', 'completed'].map((body) => ({ body })));
  const [deferred, dead, abandoned, , completed] = await receiveMany(receiver, 5);
  if (!deferred?.sequenceNumber || !dead || !abandoned || !completed) return expect.fail('five messages were sent');
  await receiver.deferMessage(deferred, { why: 'later' });
  await receiver.deadLetterMessage(dead, { deadLetterReason: 'why', deadLetterErrorDescription: 'because' });
  await receiver.abandonMessage(abandoned);
  await receiver.completeMessage(completed);

  await running.restart();

  expect(await running.counts('states')).toMatchObject({ active: 2, scheduled: 0, deferred: 1, deadLettered: 1 });
  const again = running.client.createReceiver('states');
  const available = await receiveMany(again, 2);
  expect(available.map(({ body, deliveryCount }) => ({ body, deliveryCount }))).toEqual([
    { body: 'abandoned', deliveryCount: 1 },
    { body: 'locked', deliveryCount: 0 },
  ]);
  const [back] = await again.receiveDeferredMessages(deferred.sequenceNumber);
  expect(back).toMatchObject({ body: 'deferred', deliveryCount: 1, applicationProperties: { why: 'later' } });
  const deadLetter = await receiveOne(running.client.createReceiver('states', { subQueueType: 'deadLetter' }));
  expect(deadLetter).toMatchObject({ body: 'dead', deadLetterReason: 'why' });
});

onlyEmbedded.test('it restarts the service')(
  'sequence numbers continue after a restart, also when the queue was empty',
  async () => {
    const receiveNumber = async () => {
      const receiver = running.client.createReceiver('numbers', { receiveMode: 'receiveAndDelete' });
      return Number((await receiveOne(receiver)).sequenceNumber);
    };
    await running.client.createSender('numbers').sendMessages([{ body: 1 }, { body: 2 }]);
    expect([await receiveNumber(), await receiveNumber()]).toEqual([1, 2]);
    await running.restart();
    await running.client.createSender('numbers').sendMessages({ body: 3 });
    expect(await receiveNumber()).toBe(3);
  },
);

onlyEmbedded.describe('it kills the service')('a service that is killed', () => {
  const Started = z.object({ port: z.number(), connectionString: z.string(), managementUrl: z.string() });
  const processes: ChildProcess[] = [];
  const clients: ServiceBusClient[] = [];
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.close();
    for (const child of processes.splice(0)) child.kill('SIGKILL');
  });

  async function startProcess() {
    await running.stop();
    const child = spawn(process.execPath, [PROGRAM, running.entitiesFile, running.stateFile], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    processes.push(child);
    const [line] = await once(createInterface(child.stdout), 'line');
    const started = Started.parse(JSON.parse(String(line)));
    const client = newClient(started.connectionString, 1000);
    clients.push(client);
    const kill = async () => {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    };
    return { client, kill };
  }

  test('loses no message whose send it acknowledged, and delivers none again whose completion it acknowledged', async () => {
    const acknowledged = new Set<number>();
    const seen = new Set<number>();
    const completed = new Set<number>();
    const broughtAgain: number[] = [];
    let next = 0;

    const workUntilKilled = async (messages: number) => {
      const { client, kill } = await startProcess();
      let stopped = false;
      const goal = acknowledged.size + messages;
      const sender = client.createSender('load');
      const sending = Array.from({ length: 20 }, async () => {
        while (!stopped) {
          const body = next++;
          try {
            await sender.sendMessages({ body });
            acknowledged.add(body);
          } catch {
            return;
          }
        }
      });
      const receiver = client.createReceiver('load');
      receiver.subscribe(
        {
          async processMessage(message) {
            if (completed.has(message.body)) broughtAgain.push(message.body);
            seen.add(message.body);
            await receiver.completeMessage(message);
            completed.add(message.body);
          },
          async processError() {},
        },
        { autoCompleteMessages: false, maxConcurrentCalls: 10 },
      );
      await until(() => acknowledged.size >= goal && completed.size >= goal / 2, `${goal} acknowledged sends`);
      await kill();
      stopped = true;
      await Promise.all(sending);
    };
    await workUntilKilled(800);
    await workUntilKilled(800);

    const { kill } = await startProcess();
    await kill();
    await running.start();
    const receiver = running.client.createReceiver('load', { receiveMode: 'receiveAndDelete' });
    for (const { body } of await receiveMany(receiver, (await running.counts('load')).active)) {
      if (completed.has(body)) broughtAgain.push(body);
      seen.add(body);
    }
    expect([...acknowledged].filter((body) => !seen.has(body))).toEqual([]);
    expect(broughtAgain).toEqual([]);
    expect(acknowledged.size).toBeGreaterThanOrEqual(1600);
  });

  test('never delivers a message of receive-and-delete again', async () => {
    const first = await startProcess();
    const sender = first.client.createSender('deleted');
    await sender.sendMessages(Array.from({ length: 300 }, (_, body) => ({ body })));
    const receiver = first.client.createReceiver('deleted', { receiveMode: 'receiveAndDelete' });
    const received = new Set((await receiveMany(receiver, 150)).map((message) => message.body));
    await first.kill();
    await running.start();
    const rest = running.client.createReceiver('deleted', { receiveMode: 'receiveAndDelete' });
    const after = await receiveMany(rest, (await running.counts('deleted')).active);
    expect(after.filter((message) => received.has(message.body))).toEqual([]);
    expect(received.size + after.length).toBe(300);
  });

  test('keeps what it acknowledged of sessions, rules and forwarding', async () => {
    const { client, kill } = await startProcess();
    await client.createSender('sessions').sendMessages([
      { body: 1, sessionId: 's' },
      { body: 2, sessionId: 's' },
    ]);
    const session = await client.acceptSession('sessions', 's');
    await session.setSessionState({ seen: 1 });
    await session.completeMessage(await receiveOne(session));
    const rules = client.createRuleManager('events', 'filtered');
    await rules.createRule('marked', { subject: 'yes' }, { sqlExpression: "SET mark = 'x'" });
    await rules.deleteRule('$Default');
    await client.createSender('forwards').sendMessages({ body: 'on its way' });
    await kill();

    await running.start();
    const again = await running.client.acceptNextSession('sessions');
    expect(await again.getSessionState()).toEqual({ seen: 1 });
    expect((await receiveMany(again, 1)).map(({ body }) => body)).toEqual([2]);
    await running.client.createSender('events').sendMessages([
      { body: 'out', subject: 'no' },
      { body: 'in', subject: 'yes' },
    ]);
    const events = running.client.createReceiver('events', 'filtered');
    expect(await receiveOne(events)).toMatchObject({ body: 'in', applicationProperties: { mark: 'x' } });
    expect((await running.counts('events/Subscriptions/filtered')).active).toBe(1);
    expect(await receiveOne(running.client.createReceiver('forwarded'))).toMatchObject({ body: 'on its way' });
  });
});
