import { until } from '@partner-orders/loopback-server/until';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BusStage, queue } from './bus-stage.ts';
import { fixture, type HostProcess, startHostProcess } from './host-process.ts';

const LOCK = 'PT5S';

let stage: BusStage;
let host: HostProcess;

const withSessions = (name: string, properties: object = {}) =>
  queue(name, { RequiresSession: true, LockDuration: LOCK, ...properties });

beforeEach(async () => {
  stage = await BusStage.open({
    Queues: [withSessions('sessions', { MaxDeliveryCount: 3 }), withSessions('batches', { MaxDeliveryCount: 2 })],
    Topics: [
      {
        Name: 'topic',
        Properties: {},
        Subscriptions: [{ Name: 'subscription', Properties: { RequiresSession: true, LockDuration: LOCK }, Rules: [] }],
      },
    ],
  });
});

afterEach(async () => {
  await host[Symbol.asyncDispose]();
  await stage.close();
});

async function start(settings: Record<string, string> = {}): Promise<void> {
  host = await startHostProcess({
    scriptRoot: fixture('session-app'),
    settings: { Bus: stage.bus.connectionString, ...settings },
  });
}

const serviceBusSetting = (name: string, value: string) => ({
  [`AzureFunctionsJobHost__extensions__serviceBus__${name}`]: value,
});

interface Line {
  n: number;
  sessionId: string;
  deliveryCount: number;
  running: number;
}

const lines = <T = Line>(what: string): T[] =>
  [...host.output().matchAll(new RegExp(`^${what} (.*)$`, 'gm'))].map(([, json = '']) => JSON.parse(json));

const messages = (sessionId: string, count: number, more: object = {}) =>
  Array.from({ length: count }, (_, n) => ({ body: { n, ...more }, sessionId }));

const emptied = (entity: string) =>
  until(`an empty ${entity}`, async () => stage.bus.counts(entity).active === 0 || undefined);

const letGo = () => host.child.send('let go');

test('each session’s messages arrive in sequence, one at a time, with several sessions in parallel', async () => {
  await stage.send('sessions', ...messages('a', 10), ...messages('b', 10), ...messages('c', 10));
  await start();
  await emptied('sessions');
  for (const sessionId of ['a', 'b', 'c']) {
    const own = lines('began').filter((line) => line.sessionId === sessionId);
    expect(own.map(({ n }) => n)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  }
  expect(stage.bus.counts('sessions').deadLettered).toBe(0);
});

test('no more sessions than maxConcurrentSessions are held: the next waits until one has been idle', async () => {
  await start();
  await stage.send('sessions', ...messages('a', 1, { hold: true }), ...messages('b', 1, { hold: true }));
  await host.printedLines('began ', 2);
  await stage.send('sessions', ...messages('c', 1));
  await host.printedLines('began ', 2);
  expect(
    lines('began')
      .map(({ sessionId }) => sessionId)
      .sort(),
  ).toEqual(['a', 'b']);
  const released = Date.now();
  letGo();
  await host.printed(/^ended .*"sessionId":"c"/m);
  expect(Date.now() - released).toBeGreaterThanOrEqual(290);
  // Released normally, not lost.
  expect(host.output()).not.toContain('Service Bus (sessions)');
});

test('a message that fails is delivered again before the next, and dead-lettered in the end', async () => {
  await start();
  const [first, second, third] = messages('a', 3);
  await stage.send(
    'sessions',
    { ...first, body: { n: 0, failUntil: 2 } },
    { ...second, body: { n: 1, failUntil: 9 } },
    { ...third, body: { n: 2 } },
  );
  await host.printed(/^ended .*"n":2/m);
  expect(lines('began').map(({ n, deliveryCount }) => [n, deliveryCount])).toEqual([
    [0, 1],
    [0, 2],
    [1, 1],
    [1, 2],
    [1, 3],
    [2, 1],
  ]);
  await emptied('sessions');
  expect(stage.bus.counts('sessions').deadLettered).toBe(1);
});

test('the lock of a session is renewed while its function runs', async () => {
  await start();
  await stage.send('sessions', { body: { n: 0, takes: 7000 }, sessionId: 'long' }, ...messages('long', 1, { n: 1 }));
  await host.printed(/^ended .*"n":1/m);
  await emptied('sessions');
  expect(lines('began').map(({ deliveryCount }) => deliveryCount)).toEqual([1, 1]);
});

test('a session that loses its lock is reported, and its message is delivered again', async () => {
  await start(serviceBusSetting('maxAutoLockRenewalDuration', '00:00:00'));
  await stage.send('sessions', { body: { n: 0, hold: true }, sessionId: 'lost' });
  await host.printedLines('began ', 1);
  await host.printedLines('began ', 2);
  letGo();
  await emptied('sessions');
  await host.printed(/Service Bus \(sessions\): .*lock/i);
  expect(lines('began').map(({ n, deliveryCount }) => [n, deliveryCount])).toEqual([
    [0, 1],
    [0, 2],
  ]);
});

test('with maxConcurrentCallsPerSession a session’s messages run in parallel', async () => {
  await start(serviceBusSetting('maxConcurrentCallsPerSession', '3'));
  await stage.send('sessions', ...messages('a', 5, { hold: true }));
  await host.printedLines('began ', 3);
  expect(Math.max(...lines('began').map(({ running }) => running))).toBe(3);
  letGo();
  await host.printedLines('began ', 5);
  letGo();
  await emptied('sessions');
  expect(Math.max(...lines('began').map(({ running }) => running))).toBe(3);
});

test('SIGTERM waits for running functions and releases their sessions at once, with the other messages untouched', async () => {
  await start();
  await stage.send('sessions', ...messages('a', 3, { hold: true }));
  await host.printedLines('began ', 1);
  host.child.kill('SIGTERM');
  await host.printed(/^asked to stop/m);
  letGo();
  expect(await host.exited).toBe(0);
  expect(host.output()).not.toContain('cut off');
  expect(lines('ended')).toHaveLength(1);
  expect(stage.bus.counts('sessions').active).toBe(2);
  const receiver = await stage.client.acceptSession('sessions', 'a');
  const left = await receiver.receiveMessages(2, { maxWaitTimeInMs: 1000 });
  expect(left.map(({ body, deliveryCount }) => [body.n, deliveryCount])).toEqual([
    [1, 0],
    [2, 0],
  ]);
  await receiver.close();
});

test('SIGTERM ends at once when there is no session', async () => {
  await start();
  host.child.kill('SIGTERM');
  expect(await host.exited).toBe(0);
  expect(host.output()).not.toContain('cut off');
});

test('without autoCompleteMessages a session continues after a message that is not settled', async () => {
  await start();
  const sender = stage.client.createSender('topic');
  await sender.sendMessages([
    { body: 'one', sessionId: 's' },
    { body: 'two', sessionId: 's' },
  ]);
  await host.printedLines('kept ', 2);
  expect(lines<{ message: string }>('kept').map(({ message }) => message)).toEqual(['one', 'two']);
  expect(stage.bus.counts('topic/Subscriptions/subscription').active).toBe(2);
});

interface Batch {
  messages: unknown[];
  sessions: string[];
  counts: number[];
}

test('a batch has messages of one session, and the next session follows when it is idle', async () => {
  await stage.send('batches', ...messages('a', 12), ...messages('b', 3));
  await start();
  await emptied('batches');
  const batches = lines<Batch>('batch');
  expect(batches.every(({ sessions }) => new Set(sessions).size === 1)).toBe(true);
  expect(batches.every(({ messages: own }) => own.length <= 10)).toBe(true);
  const ofA = batches.filter(({ sessions }) => sessions[0] === 'a').flatMap((batch) => batch.messages);
  expect(ofA).toEqual(Array.from({ length: 12 }, (_, n) => ({ n })));
  // Released normally, not lost.
  expect(host.output()).not.toContain('Service Bus (batches)');
});

test('a batch of a session that fails is abandoned as a whole', async () => {
  await start();
  await stage.send('batches', { body: 'poison', sessionId: 'a' }, { body: 'neighbour', sessionId: 'a' });
  await until('dead letters', async () => stage.bus.counts('batches').deadLettered === 2 || undefined);
  expect(lines<Batch>('batch').map(({ counts }) => counts)).toEqual([
    [1, 1],
    [2, 2],
  ]);
});

test('a queue without sessions is reported, and the host keeps running', async () => {
  await host?.[Symbol.asyncDispose]();
  const other = await BusStage.open({ Queues: [queue('sessions'), withSessions('batches')], Topics: [] });
  host = await startHostProcess({
    scriptRoot: fixture('session-app'),
    settings: { Bus: other.bus.connectionString, 'AzureWebJobs.on-subscription.Disabled': '1' },
  });
  await host.printed(/Service Bus \(sessions\): /);
  await other.send('batches', { body: 'x', sessionId: 'a' });
  await host.printed(/^batch /m);
  await other.close();
});
